package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Promise;
import io.logclf.embedding.Embedding;
import io.logclf.head.Confidence;
import io.logclf.head.Ngrams;
import io.logclf.head.TrainedHead;
import io.logclf.training.train.regression.HeadFitter;
import io.logclf.training.train.texts.BackgroundText;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What messages of other systems do to the confidences and thresholds of a log of its own. */
class BackgroundTest {

    private static final int MANY = 4_000;
    private static final List<BackgroundText> OTHERS = List.of(
            new BackgroundText(Embedding.of(0, 0, 1), Ngrams.of("door stands open")),
            new BackgroundText(Embedding.of(0, 0.6f, 0.8f), Ngrams.of("lift is stuck")));

    @Test
    void headsOfAFoldScoreAsManyBackgroundMessagesAsTexts() {
        HeldOut heldOut = heldOut();
        assertThat(heldOut.size()).isEqualTo(12);
        assertThat(heldOut.backgroundMessages()).isEqualTo(6);
        assertThat(heldOut.withoutBackground().truth()).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(heldOut.withoutBackground().accuracy(0.65)).isEqualTo(1);
    }

    @Test
    void backgroundMessagesAreFartherAndHaveMoreUnknownWords() {
        HeldOut heldOut = heldOut();
        for (int text = 0; text < heldOut.size(); text += 2) {
            assertThat(heldOut.distances()[text + 1]).isGreaterThan(heldOut.distances()[text]);
            assertThat(heldOut.unseen()[text + 1]).isGreaterThan(heldOut.unseen()[text]);
        }
    }

    @Test
    void withoutBackgroundNoDistanceIsMeasured() {
        HeldOut heldOut = HeldOut.of(texts(1), folds(), new HeadFitter(false, 1), Runnable::run);
        assertThat(heldOut.distances()).containsOnly(0);
    }

    /** Heads are as sure of the background as of texts, and only the distance tells them apart. */
    @Test
    void confidenceFallsWithTheDistanceAndIsThatOfTexts() {
        List<Prediction> predictions = predictions(0.9);
        Confidence confidence = ConfidenceFitter.fit(predictions, 3).confidence();
        assertThat(confidence.of(0.8, 0, 30)).isLessThan(0.2);
        double mean = predictions.stream()
                .filter(Prediction::labelled)
                .mapToDouble(prediction -> confidence.of(prediction.probability(), 0, prediction.distance()))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.9, within(0.02));
    }

    @Test
    void beingSureOfTheBackgroundIsNoSignOfWrongLabels() {
        assertThat(ConfidenceFitter.fit(predictions(1), 3).noise()).isZero();
    }

    @Test
    void noMoreOfTheBackgroundIsDecidedThanMayBeWrongOfTheTexts() {
        HeldOut heldOut = made();
        // Right 99 times in a hundred whatever the distance, so that without the background all would be decided.
        for (double promised : new double[] {0.95, 0.97, 0.985}) {
            Calibration calibration = Calibration.of(List.of(heldOut), label -> label < 2, promised);
            double threshold = calibration.embeddingThresholds().sure();
            int[] decided = IntStream.range(0, heldOut.size())
                    .filter(text -> calibration.embedding().of(0.8, 0, heldOut.distances()[text]) >= threshold)
                    .toArray();
            long ofBackground = Arrays.stream(decided)
                    .filter(text -> heldOut.truth()[text] == HeldOut.BACKGROUND)
                    .count();
            assertThat((double) ofBackground / MANY).isCloseTo(Math.max(1 - promised, 0.02), within(0.002));
            assertThat(decided.length - ofBackground).isGreaterThan(MANY * 9 / 10);
            // Without distances nothing tells them apart.
            assertThat(calibration.lexicalThresholds().sure()).isEqualTo(1);
        }
    }

    @Test
    void itStandsForOtherSystemsOnlyWhereThereAreNone() {
        AtomicInteger wanted = new AtomicInteger();
        train(texts(1), wanted);
        assertThat(wanted).hasValue(1);
        train(texts(6), wanted);
        assertThat(wanted).hasValue(1);
    }

    @Test
    void distancesCountWhereAllTextsAreOfOneLog() {
        assertThat(train(texts(1), new AtomicInteger()).head().confidence().distance())
                .isPositive();
        assertThat(train(texts(6), new AtomicInteger()).head().confidence().distance())
                .isZero();
    }

    @Test
    void figuresTellHowMuchOfItGetsALabel() {
        PromiseFigures ofOne = train(texts(1), new AtomicInteger()).promises();
        assertThat(ofOne.background(Promise.SURE)).hasValue(0);
        assertThat(ofOne.background(Promise.ALWAYS)).hasValue(1);
        assertThat(ofOne.of(Promise.ALWAYS).coverage()).isEqualTo(1);
        assertThat(train(texts(6), new AtomicInteger()).promises().background(Promise.SURE))
                .isEmpty();
    }

    private static HeadTrainer.Result train(List<EncodedText> texts, AtomicInteger wanted) {
        return new HeadTrainer(Optional.empty(), 0.9, 1, 1, Runnable::run)
                .train(
                        texts,
                        () -> {
                            wanted.incrementAndGet();
                            return OTHERS;
                        },
                        TrainingText.labels(EncodedText.texts(texts)),
                        new TrainedHead.Origin("standard", "", 1),
                        "made");
    }

    private static HeldOut heldOut() {
        return HeldOut.beside(OTHERS, texts(1), folds(), new HeadFitter(false, 1), Runnable::run);
    }

    private static int[] folds() {
        return new int[] {0, 0, 1, 1, 2, 2};
    }

    /** Six texts of two labels, from one system or several. */
    private static List<EncodedText> texts(int systems) {
        List<String> words = List.of("hot", "cold", "open");
        List<EncodedText> texts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean oven = i % 2 == 0;
            String text = (oven ? "oven is " : "invoice is ") + words.get(i / 2);
            float off = 0.1f * (i / 2);
            texts.add(MadeTexts.encoded(
                    MadeTexts.text(text, oven ? "Oven" : "Payment", i, "system " + i % systems),
                    oven ? 1 : off,
                    oven ? off : 1,
                    0));
        }
        return texts;
    }

    /** Texts at some 10, of which this share is right, and as many background messages at some 20. */
    private static List<Prediction> predictions(double right) {
        Random random = new Random(5);
        List<Prediction> predictions = new ArrayList<>();
        for (int text = 0; text < MANY; text++) {
            boolean labelled = text % 2 == 0;
            double distance = (labelled ? 10 : 20) + 3 * random.nextGaussian();
            boolean isRight = labelled && random.nextDouble() < right;
            predictions.add(new Prediction(text, 0, 0.8, 0, distance, labelled, isRight));
        }
        return predictions;
    }

    /** The same as held-out texts, as many as background messages, of which 99 in a hundred are right. */
    private static HeldOut made() {
        List<Prediction> predictions = new ArrayList<>(predictions(0.99));
        predictions.addAll(predictions(0.99));
        double[][] logs = predictions.stream()
                .map(prediction -> MadeHeldOut.logs(prediction.probability()))
                .toArray(double[][]::new);
        return new HeldOut(
                MadeHeldOut.LABELS,
                predictions.stream()
                        .mapToInt(
                                prediction -> !prediction.labelled() ? HeldOut.BACKGROUND : prediction.right() ? 0 : 1)
                        .toArray(),
                logs,
                logs,
                new double[predictions.size()],
                predictions.stream().mapToDouble(Prediction::distance).toArray());
    }
}
