/** What the integrations cost the thread that logs or classifies. */
@NullMarked
package io.logclf.bench.integrations;

import org.jspecify.annotations.NullMarked;
