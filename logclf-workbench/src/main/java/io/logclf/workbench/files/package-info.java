/** The logs of a project: read into forms, read again with their labels, written out. */
@NullMarked
package io.logclf.workbench.files;

import org.jspecify.annotations.NullMarked;
