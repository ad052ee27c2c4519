package io.logclf.regex;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads the YAML of a rule file into nodes that know their lines, and explains in a rule author's words why it cannot. Rule
 * files may come from others, so their size, their depth and the number of aliases are bounded: a file of a few hundred bytes
 * must not be able to fill the memory or overflow the stack.
 */
final class RuleFileYaml {

    /** Far more than 20,000 rules need; the library's own limit of 3 MB is too low for large sets. */
    private static final int MAX_FILE_CHARS = 256 << 20;
    /** Enough for rules to share lists of sources, and too few for a small file to expand to a huge one. */
    private static final int MAX_LIST_ALIASES = 1_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MAX_FILE_CHARS)
            .setMaxAliasesForCollections(MAX_LIST_ALIASES)
            .build();

    private RuleFileYaml() {}

    /**
     * Reads a file.
     *
     * @param file its bytes; a byte order mark is allowed
     * @return the root of its document, or empty if it holds nothing but comments
     * @throws Invalid if it is not UTF-8, or not one YAML document
     */
    static Optional<Node> read(byte[] file) throws Invalid {
        String text = decode(file);
        try {
            // The library's own shortcut for this, Compose, is in a package that its module does not export.
            return new Composer(SETTINGS, new ShallowParser(new StreamReader(SETTINGS, text))).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            int linesBefore = e.getProblemMark().map(Mark::getLine).orElse(0);
            throw notYaml(linesBefore, explained(e.getProblem()), e);
        } catch (ReaderException e) {
            long linesBefore = text.codePoints()
                    .limit(e.getPosition())
                    .filter(c -> c == '\n')
                    .count();
            String hex = Integer.toHexString(e.getCodePoint());
            throw notYaml(
                    linesBefore,
                    "it holds the control character 0x" + hex + "; in a pattern, write \\x{" + hex + "}",
                    e);
        } catch (YamlEngineException e) {
            throw notYaml(0, String.valueOf(e.getMessage()), e);
        }
    }

    private static Invalid notYaml(long linesBefore, String problem, YamlEngineException cause) {
        return new Invalid((int) linesBefore + 1, "not valid YAML: " + problem, cause);
    }

    /** Decodes strictly: with replacement characters, a pattern would load and silently never match. */
    private static String decode(byte[] file) throws Invalid {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Invalid(1, "the file is not UTF-8 text; convert it, for example with iconv -t UTF-8", e);
        }
    }

    /** Adds the remedy to what the library says. Most errors are tabs, and patterns that are not in quotes. */
    private static String explained(String problem) {
        return problem.contains("another document")
                ? "a rule file is one document; take out the line '---'"
                : problem + "; indent with spaces and put patterns in single quotes";
    }

    /** A file that cannot be read as YAML, with the line and the remedy. */
    static final class Invalid extends Exception {

        private final int line;

        private Invalid(int line, String message, Throwable cause) {
            super(message, cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /** Refuses deep nesting, since nodes are composed by recursion, which would overflow the stack. */
    private static final class ShallowParser extends ParserImpl {

        /** How deep lists and mappings may be nested; rule files need five levels. */
        private static final int MAX_DEPTH = 50;

        private int depth;

        ShallowParser(StreamReader reader) {
            super(SETTINGS, reader);
        }

        @Override
        public Event next() {
            Event event = super.next();
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new ParserException(
                        "lists are nested more than " + MAX_DEPTH + " levels deep", event.getStartMark());
            }
            return event;
        }
    }
}
