package io.logclf.head;

import io.logclf.api.Label;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two files of a {@link TrainedHead}, {@code head.json} and {@code head.safetensors}.
 *
 * <p>Of the 65,536 buckets, the tensors have rows of weights only for those that training saw, in ascending
 * order; the frequencies tell which.
 *
 * @param files where they are
 */
record HeadFiles(ModelFiles files) {

    /** The version of the format; a file of another one is refused with the remedy. */
    private static final int FORMAT = 2;

    /** More labels would have more weights than an array can hold. */
    private static final int MAX_LABELS = Integer.MAX_VALUE / Ngrams.BUCKETS;
    /** Many times as many texts as were ever trained on; a head has a weight for each number up to that of its texts. */
    private static final int MAX_DOCUMENTS = 10_000_000;

    private static final String FREQUENCIES = "buckets.frequencies";
    private static final String WORDS = "words.hashes";
    private static final String WORD_FREQUENCIES = "words.frequencies";
    private static final String FACTORS = "weights.factors";
    private static final String BIAS = "bias";
    private static final String WEIGHTS = "weights";
    private static final String SIDES = "sides";
    private static final Set<String> KEYS = Set.of(
            "format",
            "normalizer",
            KeptFields.RULES,
            KeptFields.CONFLICTING,
            "ngrams",
            "trainingDataHash",
            "seed",
            "labels",
            "none",
            "documents",
            "words",
            "temperature",
            "confidence",
            "thresholds",
            SIDES,
            "tensorsCheck");

    static HeadFiles in(Path folder) {
        return new HeadFiles(ModelFiles.in(folder, "head"));
    }

    /**
     * Reads both files.
     *
     * @throws ModelException if one cannot be used, does not fit the other, or is for other features than
     *     this version's
     */
    TrainedHead read() {
        ModelFiles.Content content = files.read(FORMAT);
        JsonFields fields = content.fields();
        fields.requireOnly(KEYS);
        String features = fields.string("ngrams");
        if (!features.equals(Ngrams.ID)) {
            throw fields.refusal(
                    "ngrams", "is '" + features + "', but this version has '" + Ngrams.ID + "'; train again");
        }
        try {
            return new TrainedHead(
                    ngrams(fields, content.tensors()),
                    fields.has("none") ? Optional.of(new Label(fields.string("none"))) : Optional.empty(),
                    DecisionFields.confidence(fields.object("confidence")),
                    DecisionFields.thresholds(fields.object("thresholds")),
                    new TrainedHead.Origin(
                            fields.string("normalizer"),
                            KeptFields.read(fields),
                            sides(fields),
                            fields.string("trainingDataHash"),
                            fields.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE)));
        } catch (IllegalArgumentException e) {
            throw new ModelException(files.json() + ": " + e.getMessage(), e);
        }
    }

    private static Sides sides(JsonFields fields) {
        Map<Label, List<String>> names = new HashMap<>();
        if (fields.has(SIDES)) {
            JsonFields byLabel = fields.object(SIDES);
            byLabel.keys().forEach(label -> names.put(new Label(label), byLabel.strings(label)));
        }
        return Sides.named(names);
    }

    /** Reads the head, putting the stored rows back to their buckets. */
    private NgramHead ngrams(JsonFields fields, SafeTensors tensors) {
        List<Label> labels = fields.strings("labels").stream().map(Label::new).toList();
        Vocabulary vocabulary = vocabulary(fields, tensors);
        int count = labels.size();
        if (count > MAX_LABELS) {
            throw fields.refusal("labels", "must be at most " + MAX_LABELS + ": " + count);
        }
        byte[] seen = tensors.bytes(WEIGHTS, vocabulary.seenBuckets(), count);
        byte[] weights = new byte[Ngrams.BUCKETS * count];
        int row = 0;
        for (int bucket = 0; bucket < Ngrams.BUCKETS; bucket++) {
            if (vocabulary.bucketFrequencies()[bucket] > 0) {
                System.arraycopy(seen, row++ * count, weights, bucket * count, count);
            }
        }
        return new NgramHead(
                labels,
                vocabulary,
                weights,
                tensors.floats(FACTORS, 1, count),
                tensors.floats(BIAS, 1, count),
                fields.number("temperature"));
    }

    private Vocabulary vocabulary(JsonFields fields, SafeTensors tensors) {
        int documents = (int) fields.wholeNumber("documents", 0, Integer.MAX_VALUE);
        if (documents > MAX_DOCUMENTS) {
            throw fields.refusal("documents", "must be at most " + MAX_DOCUMENTS + ": " + documents);
        }
        int words = (int) fields.wholeNumber("words", 0, Integer.MAX_VALUE);
        return new Vocabulary(
                documents,
                frequencies(FREQUENCIES, Ngrams.BUCKETS, documents, tensors),
                tensors.ints(WORDS, words),
                frequencies(WORD_FREQUENCIES, words, documents, tensors));
    }

    /** Reads how many texts have something, and checks that these are no more than there are. */
    private int[] frequencies(String name, int size, int documents, SafeTensors tensors) {
        int[] frequencies = tensors.ints(name, size);
        for (int i = 0; i < size; i++) {
            if (frequencies[i] < 0 || frequencies[i] > documents) {
                throw new ModelException(files.tensors() + ": tensor '" + name + "' has " + frequencies[i]
                        + " in column " + i + ", of " + documents + " documents");
            }
        }
        return frequencies;
    }

    /** Writes both files. The same head gives the same bytes. */
    void write(TrainedHead trained) {
        NgramHead head = trained.ngrams();
        Vocabulary vocabulary = head.vocabulary();
        int count = head.labels().size();
        byte[] weights = new byte[vocabulary.seenBuckets() * count];
        int at = 0;
        for (int bucket = 0; bucket < Ngrams.BUCKETS; bucket++) {
            for (int label = 0; label < count && vocabulary.bucketFrequencies()[bucket] > 0; label++) {
                weights[at++] = (byte) head.weight(bucket, label);
            }
        }
        files.write(
                FORMAT,
                fields(trained),
                SafeTensors.writer()
                        .ints(FREQUENCIES, vocabulary.bucketFrequencies())
                        .ints(WORDS, vocabulary.words())
                        .ints(WORD_FREQUENCIES, vocabulary.wordFrequencies())
                        .floats(FACTORS, head.factors())
                        .floats(BIAS, head.bias())
                        .bytes(WEIGHTS, vocabulary.seenBuckets(), count, weights));
    }

    private static Map<String, Object> fields(TrainedHead trained) {
        NgramHead head = trained.ngrams();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("normalizer", trained.origin().normalizer());
        KeptFields.write(trained.origin().kept(), fields);
        fields.put("ngrams", Ngrams.ID);
        fields.put("trainingDataHash", trained.origin().trainingDataHash());
        fields.put("seed", trained.origin().seed());
        fields.put("labels", head.labels().stream().map(Label::name).toList());
        trained.none().ifPresent(none -> fields.put("none", none.name()));
        fields.put("documents", head.vocabulary().documents());
        fields.put("words", head.vocabulary().words().length);
        fields.put("temperature", head.temperature());
        fields.put("confidence", DecisionFields.of(trained.confidence()));
        fields.put("thresholds", DecisionFields.of(trained.thresholds()));
        if (!trained.origin().sides().names().isEmpty()) {
            fields.put(SIDES, trained.origin().sides().names());
        }
        return fields;
    }
}
