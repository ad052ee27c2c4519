/** Works on the text of messages: masking of variable parts. */
@NullMarked
package io.logclf.api.text;

import org.jspecify.annotations.NullMarked;
