package io.logclf.io.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineFormatTest {

    static Stream<FormatSamples.Sample> samples() {
        return FormatSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesThePrefixOffAndNothingElse(FormatSamples.Sample sample) {
        ParsedLine parsed = LineParser.of(sample.format()).parse(sample.line()).orElseThrow();
        assertThat(parsed.message()).isEqualTo(sample.message());
        assertThat(parsed.severity()).isEqualTo(sample.severity());
        assertThat(parsed.source()).isEqualTo(sample.source());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundFromItsLines(LineFormat format) {
        assertThat(LineParser.detect(lines(format)).orElseThrow().format()).isEqualTo(format);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAlsoInAFileOfAnotherFormat(FormatSamples.Sample sample) {
        LineFormat other = sample.format() == LineFormat.REDIS ? LineFormat.KLOG : LineFormat.REDIS;
        boolean telling = sample.format().isTelling();
        assertThat(LineParser.of(other).parse(sample.line()).map(ParsedLine::message))
                .isEqualTo(telling ? java.util.Optional.of(sample.message()) : java.util.Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void hasThreeSamplesAtLeast(LineFormat format) {
        assertThat(lines(format)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void hasANameThatIsUnderstood() {
        assertThat(LineFormat.named("Spring-Boot")).hasValue(LineFormat.SPRING_BOOT);
        assertThat(LineFormat.named("csv")).isEmpty();
    }

    private static List<String> lines(LineFormat format) {
        return FormatSamples.all()
                .filter(sample -> sample.format() == format)
                .map(FormatSamples.Sample::line)
                .toList();
    }
}
