/**
 * For testing stages and what is built on them, in this project and by those who write stages of their own.
 * {@link io.logclf.testkit.LogClassifierContract} is where to begin: a stage's test extends it, gives it
 * the stage and some entries, and gets tests of all that a pipeline relies on. {@link
 * io.logclf.testkit.FakeClassifier} is a stage with fixed answers, for what is built on stages, and {@link
 * io.logclf.testkit.ModelServer} stands in for a language model on the wire. {@link io.logclf.testkit.Await} waits for
 * what other threads do, and {@link io.logclf.testkit.Jvm} runs programs in other JVMs.
 */
@NullMarked
package io.logclf.testkit;

import org.jspecify.annotations.NullMarked;
