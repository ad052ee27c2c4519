package io.logclf.app;

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
 * Options that may stand in the environment: {@code --max-upload} as {@code LOGCLF_MAX_UPLOAD}. What is given on the command line wins, and
 * an empty variable is none.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private static final String PREFIX = "LOGCLF_";
    /** Read elsewhere, where it adds to what the command line allows. */
    private static final Set<String> OTHERS = Set.of("--allow", "--help", "--version", "--timeout");

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? value(option.longestName()).orElse(null)
                : null;
    }

    /** The name of the variable of an option. */
    static String variable(String option) {
        return PREFIX + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What a message calls an option: the variable that set it, if one did. */
    String named(String option, CommandLine command) {
        boolean given =
                command.getParseResult() != null && command.getParseResult().hasMatchedOption(option);
        return given || value(option).isEmpty() ? option : variable(option);
    }

    /** Says which variable has a value that no option takes; empty if it was not a variable's. */
    Optional<String> fault(CommandLine.ParameterException failure) {
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
