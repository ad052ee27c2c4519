package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Promise;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import io.logclf.api.text.Masker;
import io.logclf.head.ModelException;
import io.logclf.head.Normalizer;
import io.logclf.testkit.LogClassifierContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddingClassifierTest extends LogClassifierContract {

    private static final String FAMILIAR = "User 815 logged in.";
    private static final String FAR = "The recipe wants three eggs, butter and a pinch of cinnamon.";
    private static OnnxTextEncoder encoder;
    private static EmbeddingHead head;

    @BeforeAll
    static void open() {
        encoder = OnnxTextEncoder.miniLm();
        head = Heads.of(encoder);
    }

    @AfterAll
    static void closeEncoder() {
        encoder.close();
    }

    @Override
    protected LogClassifier create() {
        return EmbeddingClassifier.builder(encoder, head).build();
    }

    @Override
    protected List<LogEntry> entries() {
        return Answers.entriesOf(FAMILIAR, "Backup completed successfully.", FAR);
    }

    @Test
    void decidesFamiliarMessagesWithTheirNeighboursAsEvidence() {
        Verdict verdict = Answers.classify(encoder, head, FAMILIAR);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.label()).isEqualTo(Heads.USER_ACTION);
            assertThat(decided.confidence()).isBetween(0.9, 1.0);
            assertThat(decided.alternatives()).extracting(ScoredLabel::label).containsAll(Heads.LABELS);
            assertThat(decided.alternatives().get(0))
                    .isEqualTo(new ScoredLabel(Heads.USER_ACTION, decided.confidence()));
            assertThat(decided.evidence()).isInstanceOfSatisfying(Neighbours.class, evidence -> {
                assertThat(evidence.labels()).isEqualTo(decided.alternatives());
                assertThat(evidence.nearest()).hasSize(3);
                assertThat(evidence.nearest().get(0).template())
                        .isEqualTo(Masker.standard().mask(FAMILIAR));
                assertThat(evidence.nearest().get(0).label()).isEqualTo(Heads.USER_ACTION);
                assertThat(evidence.nearest().get(0).similarity()).isGreaterThan(0.999);
                assertThat(evidence.summary()).contains("User Action").contains("like '");
            });
        });
    }

    @Test
    void everyTrainingMessageGetsItsLabel() {
        for (int label = 0; label < Heads.LABELS.size(); label++) {
            for (String message : Heads.MESSAGES.get(label)) {
                assertThat(((Verdict.Decided) Answers.classify(encoder, head, message)).label())
                        .as(message)
                        .isEqualTo(Heads.LABELS.get(label));
            }
        }
    }

    @Test
    void abstainsFromTextUnlikeTheTrainingData() {
        assertThat(Answers.classify(encoder, head, FAR)).isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
            assertThat(abstained.detail()).matches("confidence 0\\.\\d{4}, below 0\\.5000.*");
            assertThat(abstained.alternatives()).hasSize(3);
        });
    }

    @Test
    void decidesFromTheThresholdOnAndNotBelow() {
        double confidence = ((Verdict.Decided) Answers.classify(encoder, head, FAMILIAR)).confidence();
        assertThat(confidence).isLessThan(1);
        EmbeddingHead exact = Heads.of(encoder, confidence);
        EmbeddingHead above = Heads.of(encoder, Math.nextUp(confidence));
        assertThat(Answers.classify(encoder, exact, FAMILIAR)).isInstanceOf(Verdict.Decided.class);
        assertThat(Answers.classify(encoder, above, FAMILIAR))
                .isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
                    assertThat(abstained.reason()).isEqualTo(AbstainReason.LOW_CONFIDENCE);
                    assertThat(abstained.detail()).startsWith("confidence ");
                    assertThat(abstained.alternatives().get(0).label()).isEqualTo(Heads.USER_ACTION);
                });
    }

    @Test
    void alwaysDecidesWhateverIsLikeliest() {
        try (EmbeddingClassifier stage = EmbeddingClassifier.builder(encoder, head)
                .promise(Promise.ALWAYS)
                .build()) {
            assertThat(stage.classify(LogEntry.of(FAR))).isInstanceOf(Verdict.Decided.class);
        }
    }

    @Test
    void thresholdOfALabelTakesThePlaceOfThePromise() {
        try (EmbeddingClassifier stage = EmbeddingClassifier.builder(encoder, head)
                .threshold(Heads.USER_ACTION, 1)
                .build()) {
            assertThat(stage.classify(LogEntry.of(FAMILIAR))).isInstanceOf(Verdict.Abstained.class);
        }
        EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, head);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.threshold(Heads.BACKUP, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.threshold(new Label("Other"), 1));
    }

    @Test
    void bothHeadsHaveTheirSay() {
        EmbeddingHead alone = new EmbeddingHead(
                head.shared(),
                head.head(),
                head.guard(),
                0,
                head.confidence(),
                head.thresholds(),
                head.encoderFingerprint());
        double both =
                Answers.classify(encoder, head, FAMILIAR).alternatives().get(0).score();
        assertThat(both)
                .isNotEqualTo(Answers.classify(encoder, alone, FAMILIAR)
                        .alternatives()
                        .get(0)
                        .score());
    }

    @Test
    void messagesAreNormalizedAsTheOriginSays() {
        EmbeddingHead unmasked = Heads.of(encoder, 0, Normalizer.none().id(), encoder.fingerprint());
        assertThat(Answers.asked(encoder, unmasked, FAMILIAR)).containsExactly(FAMILIAR);
        assertThat(Answers.asked(encoder, head, FAMILIAR)).containsExactly("User  number  logged in.");
    }

    @Test
    void headOfAnotherEncoderIsRefusedWithTheRemedy() {
        EmbeddingHead other = Heads.of(encoder, 0, Normalizer.standard().id(), "another fingerprint");
        EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, other);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(builder::build)
                .withMessageContainingAll(
                        "another encoder", "another fingerprint", encoder.fingerprint(), "train again");
    }

    @Test
    void headForAnotherNormalizerIsRefusedWithTheRemedy() {
        EmbeddingHead other = Heads.of(encoder, 0, "masker-from-long-ago", encoder.fingerprint());
        EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, other);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(builder::build)
                .withMessageContainingAll(
                        "masker-from-long-ago", Normalizer.standard().id(), "train it again");
    }

    @Test
    void negativeCacheSizeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingClassifier.builder(encoder, head).cacheBytes(-1))
                .withMessageContaining("-1");
    }

    @Test
    void closingTheStageLeavesTheEncoderOpen() {
        try (OnnxTextEncoder own = OnnxTextEncoder.miniLm()) {
            EmbeddingClassifier.builder(own, head).build().close();
            assertThat(own.encode(FAMILIAR)).isEqualTo(encoder.encode(FAMILIAR));
        }
    }

    @Test
    void isLocal() {
        try (LogClassifier stage = create()) {
            assertThat(stage.isRemote()).isFalse();
        }
    }
}
