package io.logclf.app.option;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Defaults of options from environment variables, for servers in containers: {@code --max-upload}
 * is {@code LOGCLF_MAX_UPLOAD}.
 *
 * <p>How an option resolves: the command line, else the variable, else the default in the code. A
 * variable that is empty or blank counts as not set, since compose files and charts often leave
 * empty ones behind. Only options are looked up, never arguments.
 */
public final class EnvironmentDefaults implements IDefaultValueProvider {

    private static final String PREFIX = "LOGCLF_";
    /** Read elsewhere, where it adds to what the command line allows. */
    private static final Set<String> OTHERS = Set.of("--allow", "--help", "--version", "--timeout");

    private final Map<String, String> environment;

    /** @param environment variables by name; read at each look-up and never changed */
    public EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? value(option.longestName()).orElse(null)
                : null;
    }

    /**
     * Returns the name of the variable of an option, such as {@code LOGCLF_MAX_UPLOAD} for {@code
     * --max-upload}.
     */
    public static String variable(String option) {
        return PREFIX + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Returns what a message should call an option: the variable, if that gave the value, and
     * otherwise the option.
     */
    public String named(String option, CommandLine command) {
        boolean given =
                command.getParseResult() != null && command.getParseResult().hasMatchedOption(option);
        return given || value(option).isEmpty() ? option : variable(option);
    }

    /**
     * Returns the beginning of a message that blames a variable; empty if the value that was
     * refused is not a variable's. Picocli's exception holds the value only sometimes, so its
     * message is searched for it as well.
     */
    public Optional<String> fault(CommandLine.ParameterException failure) {
        if (!(failure.getArgSpec() instanceof OptionSpec option)) {
            return Optional.empty();
        }
        return value(option.longestName())
                .filter(value -> value.equals(failure.getValue())
                        || String.valueOf(failure.getMessage()).contains("'" + value + "'"))
                .map(value -> "the environment variable " + variable(option.longestName()) + ": ");
    }

    private Optional<String> value(String option) {
        return OTHERS.contains(option)
                ? Optional.empty()
                : Optional.ofNullable(environment.get(variable(option)))
                        .filter(value -> !value.isBlank())
                        .map(String::strip);
    }
}
