package io.logclf.server;

import java.util.concurrent.ExecutorService;

/**
 * What classifies the rows of uploads, all of them together.
 *
 * @param executor has {@code threads} threads
 * @param threads at least 1
 */
record Workers(ExecutorService executor, int threads) {}
