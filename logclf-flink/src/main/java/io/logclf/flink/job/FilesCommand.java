package io.logclf.flink.job;

import io.logclf.flink.ClassifiedEntry;
import io.logclf.io.LabelColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code files}: builds the job from files to CSV files.
 *
 * <p>The graph is file source, classification, file sink. Formats other than plain lines are read by one subtask per file
 * ({@link RowFileFormat}); plain lines are read with Flink's own line format, which splits large files among subtasks.
 *
 * <p>The operators' uids ({@code files-in}, {@code lines}, {@code logclf}, {@code files-out}) are part of every savepoint: with other
 * ones, a savepoint of an earlier version could not be restored.
 */
@Command(
        name = "files",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Classifies files of any format into CSV files, each row exactly once.",
            "Files of the output appear with checkpoints and at the end; names that begin with a dot are not complete."
        })
final class FilesCommand implements JobCommand {

    @Option(
            names = "--input",
            required = true,
            split = ",",
            paramLabel = "PATH",
            description = "Files and folders to read, as Flink names them: a path, or a URI such as s3://logs/in.")
    private List<String> inputs = List.of();

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private String output = "";

    @Mixin
    private FieldOptions fields = new FieldOptions();

    @Option(
            names = "--skip-broken",
            description =
                    "Where a file stops being its format (a quote that is never closed, bytes that are not UTF-8), skip"
                            + " its rest, with an error in the log. Without this, the job fails and names file and line.")
    private boolean skipBroken;

    @Option(
            names = "--lenient",
            description =
                    "Read a table whose quotes are wrong line by line where they are, and tables and JSON with bytes that are not"
                            + " UTF-8, with a warning in the log.")
    private boolean lenient;

    @Option(
            names = "--strict",
            description =
                    "Fail at a line that is no JSON object, which is otherwise skipped with a warning in the log; accept a cell"
                            + " of a table whose lines look like rows.")
    private boolean strict;

    @Option(
            names = "--delimiter",
            paramLabel = "SIGN",
            description = "Delimiter of a table: a character, or comma, semicolon, tab, bar; detected by default.")
    private Optional<Character> delimiter = Optional.empty();

    @Option(
            names = "--unclassified",
            paramLabel = "TEXT",
            defaultValue = LabelColumns.UNCLASSIFIED,
            description = "Text in place of a label where there is none; defaults to ${DEFAULT-VALUE}.")
    private String fallback = LabelColumns.UNCLASSIFIED;

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            description =
                    "Keep running, and look for new files at this interval. Files must appear complete, by being renamed.")
    private Optional<Duration> watch = Optional.empty();

    @Mixin
    private JobOptions options = new JobOptions();

    @Override
    public void build(StreamExecutionEnvironment env) {
        if (lenient && strict) {
            throw new IllegalArgumentException("--lenient and --strict exclude each other");
        }
        options.configure(env);
        Columns columns = fields.columns();
        options.classification(env)
                .build()
                .classify(rows(env, columns), Row::entry)
                .sinkTo(sink(columns))
                .name("CSV files")
                .uid("files-out");
    }

    /** Adds the source, and returns its rows. */
    private DataStream<Row> rows(StreamExecutionEnvironment env, Columns columns) {
        if (!fields.format().equals(LogFormat.LINES)) {
            RowReadOptions reading = new RowReadOptions(
                    fields.format(), columns, options.source(), Tolerance.of(lenient, strict), delimiter.orElse(null));
            RowFileFormat files = new RowFileFormat(reading, skipBroken);
            return read(env, FileSource.forBulkFileFormat(files, paths()));
        }
        String source = options.source();
        return read(env, FileSource.forRecordStreamFormat(new TextLineInputFormat("UTF-8"), paths()))
                .map(line -> Row.of(source, line), RowSerializer.type())
                .name("Lines")
                .uid("lines");
    }

    private <T> DataStream<T> read(StreamExecutionEnvironment env, FileSource.FileSourceBuilder<T> source) {
        watch.ifPresent(source::monitorContinuously);
        return env.fromSource(source.build(), WatermarkStrategy.noWatermarks(), "Files")
                .uid("files-in");
    }

    private Path[] paths() {
        return inputs.stream().map(Path::new).toArray(Path[]::new);
    }

    /** Returns a sink whose files are completed by checkpoints, all directly in the output folder. */
    private FileSink<ClassifiedEntry<Row>> sink(Columns columns) {
        return FileSink.forBulkFormat(new Path(output), new CsvPartFactory(columns, options.explain(), fallback))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(OutputFileConfig.builder()
                        .withPartPrefix("part")
                        .withPartSuffix(".csv")
                        .build())
                .build();
    }
}
