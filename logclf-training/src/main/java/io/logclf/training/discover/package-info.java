/**
 * Groups logs without labels, so that a person labels groups and not rows.
 *
 * <p>In goes a {@link io.logclf.training.LogSource}; out comes a folder with {@code clusters.csv}, {@code
 * groups.csv}, {@code rules.yaml} and {@code report.html}, or, for callers who keep the rows themselves,
 * {@link io.logclf.training.discover.TemplateGroups}. The order of the work is that of {@link
 * io.logclf.training.discover.Discovery#run}, where reading begins: rows become templates ({@code
 * MinedRows}), templates become vectors ({@code PortionedEncoding}), vectors become clusters ({@code
 * Clustering} over {@code Neighbours} and {@code Sketches}), clusters that hold opposites are split ({@code
 * Separation}, {@code ClusterSplit}), and the result is written ({@code GroupsCsv}, {@code ClustersCsv},
 * {@code DiscoveryReport}).
 */
@NullMarked
package io.logclf.training.discover;

import org.jspecify.annotations.NullMarked;
