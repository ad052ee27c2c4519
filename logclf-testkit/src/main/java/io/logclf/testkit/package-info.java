/** For testing stages and what is built on them: the contract of every classifier, and fixed fakes. */
@NullMarked
package io.logclf.testkit;

import org.jspecify.annotations.NullMarked;
