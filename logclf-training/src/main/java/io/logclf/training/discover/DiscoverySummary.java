package io.logclf.training.discover;

/**
 * What a discovery found, in numbers. Immutable.
 *
 * @param rows rows of the input, blank ones included
 * @param templates templates of their messages
 * @param groups groups of templates
 * @param groupsFor95Percent how many of the groups, the largest first, cover 95 % of the messages: what a
 *     person has to label; 0 if all together do not
 * @param noiseRows rows in no group
 * @param rules candidate rules
 */
public record DiscoverySummary(
        long rows, int templates, int groups, int groupsFor95Percent, long noiseRows, int rules) {}
