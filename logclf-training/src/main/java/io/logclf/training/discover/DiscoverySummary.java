package io.logclf.training.discover;

/**
 * What a discovery found.
 *
 * @param rows rows of the input
 * @param templates templates of their messages
 * @param groups groups of templates
 * @param groupsFor95Percent how many of the groups, the largest first, cover 95 % of the messages; 0 if all
 *     together do not
 * @param noiseRows rows in no group
 * @param rules candidate rules
 */
public record DiscoverySummary(
        long rows, int templates, int groups, int groupsFor95Percent, long noiseRows, int rules) {}
