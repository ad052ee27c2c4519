/**
 * A whole pipeline as a folder, on disk or on the class path.
 *
 * <p>In goes a folder with {@code pipeline.yaml} and the files of its stages, out comes a
 * {@link io.logclf.api.ClassificationPipeline}, or a {@link io.logclf.bundle.BundleException} with the file, the line
 * and the remedy. Begin reading at {@link io.logclf.bundle.Bundle}, which loads and saves;
 * {@link io.logclf.bundle.ReloadablePipeline} follows the changes of a folder, and
 * {@link io.logclf.bundle.PipelineSettings} writes {@code pipeline.yaml}. Which stages there are is up to the
 * {@link io.logclf.api.spi.StageProvider}s on the class path; none is known here.
 *
 * <p>Behind them, {@code PipelineFile} is what {@code pipeline.yaml} says and {@code StageOpener} opens its stages.
 * {@code BundlePlace} has two kinds, of which {@code BundleFolder} sees to it that nothing is read from two bundles,
 * and {@code BundleSave} replaces a bundle. When one is loaded again, {@code BundleWatch} has seen the change, and
 * {@code CurrentGeneration} hands over to the new pipeline.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.bundle;

import org.jspecify.annotations.NullMarked;
