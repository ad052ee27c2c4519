package io.logclf.flink;

/**
 * A value tagged with the bundle to classify it with. {@link BundleTagging} emits it, the classifying operator downstream consumes it;
 * users never see it. The tag is part of the stream, and not of the classifying operator's state, because asynchronous operators have
 * no broadcast state: in this form both operators work alike, and a value that is replayed after a failure is tagged again.
 *
 * @param value the user's value
 * @param bundle the bundle's folder; {@link CurrentPipeline#INITIAL} for the bundle that the job began with
 * @param <T> the type of the value
 */
record BundleTagged<T>(T value, String bundle) {}
