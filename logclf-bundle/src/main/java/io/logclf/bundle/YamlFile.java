package io.logclf.bundle;

import io.logclf.api.spi.StageLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into settings that know their lines, and explains syntax errors to the author of the file.
 *
 * <p>Nodes and not Java objects are read: with objects the lines would be lost, and {@code 1e3}, {@code on} or
 * {@code 0x10} would have become values before anybody knew which type the setting has. Here every scalar is a text
 * until a setting is read as something.
 *
 * <p>Aliases are refused, since nested ones make a small file huge; so is nesting deeper than 20 levels, since nodes
 * are composed by recursion.
 */
final class YamlFile {

    /** Keys that are not texts are allowed here, to be refused later with their line. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setAllowNonScalarKeys(true).build();

    private YamlFile() {}

    /**
     * Reads a file that consists of one mapping.
     *
     * @throws StageLoadException if it is missing, too large, not UTF-8, not YAML, or something else than a mapping
     */
    static YamlSettings read(Path file) {
        try {
            BundleFiles.requireBounded(file);
            return parse(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new StageLoadException(
                    file + ": no such file; a bundle says there which stages it has: stages: [regex]", e);
        } catch (IOException e) {
            throw new StageLoadException(file + ": cannot be read: " + e, e);
        }
    }

    /**
     * Reads a content that need not be in a file.
     *
     * @param file names the content in messages
     * @throws StageLoadException as {@link #read} does
     */
    static YamlSettings parse(Path file, byte[] content) {
        Node root;
        try {
            root = new Composer(SETTINGS, new PlainParser(new StreamReader(SETTINGS, decoded(file, content))))
                    .getSingleNode()
                    .orElse(null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new StageLoadException(
                    file + ":" + line + ": not valid YAML: " + e.getProblem()
                            + "; indent with spaces and put texts with special characters in single quotes",
                    e);
        } catch (YamlEngineException e) {
            throw new StageLoadException(
                    file + ": not valid YAML: " + YamlSettings.oneLine(String.valueOf(e.getMessage())), e);
        }
        if (root instanceof MappingNode mapping) {
            return new YamlSettings(file, "", mapping);
        }
        throw new StageLoadException(file + ":1: must be keys with values, as in 'format: 1'");
    }

    private static String decoded(Path file, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new StageLoadException(file + ": is not UTF-8 text; convert it, for example with iconv -t UTF-8", e);
        }
    }

    /** Refuses what settings do not need and a reader would have to be guarded against: aliases and deep nesting. */
    private static final class PlainParser extends ParserImpl {

        private static final int MAX_DEPTH = 20;

        private int depth;

        PlainParser(StreamReader reader) {
            super(SETTINGS, reader);
        }

        @Override
        public Event next() {
            Event event = super.next();
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                case Alias -> throw new ParserException("aliases are not understood here", event.getStartMark());
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new ParserException("nested more than " + MAX_DEPTH + " levels deep", event.getStartMark());
            }
            return event;
        }
    }
}
