package io.logclf.app.option;

import io.logclf.io.LogFormat;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Turns the text of arguments into the types of logclf. Registered once for the whole program, so an
 * option of such a type needs no converter of its own.
 *
 * <p>The parsers throw {@link IllegalArgumentException} with a message for people. Picocli would put
 * its own in place of it; only the message of a {@link TypeConversionException} is shown as it is.
 */
public final class Converters {

    private Converters() {}

    /**
     * Registers all converters with a program and the commands that it has by now; commands that are
     * added later do not get them.
     */
    public static void register(CommandLine program) {
        program.registerConverter(LogFormat.class, converter(LogFormat::of));
        // The only characters on the command line are delimiters, which have names such as "tab" too.
        program.registerConverter(Character.class, converter(LogFormat::delimiter));
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }
}
