/** What a group may be, and how sure that is: from groups already labelled, from the bundle in use, from the words of labels. */
@NullMarked
package io.logclf.workbench.suggest;

import org.jspecify.annotations.NullMarked;
