/**
 * The logs of a project. In go logs of any format; {@link io.logclf.workbench.files.LogImport} makes forms
 * of them and groups their templates, {@link io.logclf.workbench.files.RefinedRows} splits forms by values,
 * and {@link io.logclf.workbench.files.LabelledRows} reads the rows again with their labels. {@link
 * io.logclf.workbench.files.LogFiles} says where they lie. Nothing here knows the project's state or its
 * database.
 */
@NullMarked
package io.logclf.workbench.files;

import org.jspecify.annotations.NullMarked;
