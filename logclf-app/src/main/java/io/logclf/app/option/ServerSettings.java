package io.logclf.app.option;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the groups of options of {@code serve} share when they set up a server: the environment, and
 * the rule that an error names the place where the wrong value was given.
 *
 * <p>Each group is a mixin with one method {@code applyTo(LogServer.Builder, ServerSettings, ...)}. The
 * range of a value is checked once, by the builder that takes it; {@link #set} turns its
 * {@link IllegalArgumentException} into the error of the option.
 */
public final class ServerSettings {

    private final Map<String, String> environment;
    private final EnvironmentDefaults defaults;
    private final CommandSpec command;

    /**
     * Creates the settings of one run.
     *
     * @param command the command that was called, after its arguments have been parsed
     */
    public ServerSettings(Map<String, String> environment, CommandSpec command) {
        this.environment = environment;
        this.defaults = new EnvironmentDefaults(environment);
        this.command = command;
    }

    /** Returns the environment variables by name. */
    Map<String, String> environment() {
        return environment;
    }

    /**
     * Runs what sets the value of an option.
     *
     * @param option its name on the command line, such as {@code --port}
     * @throws UsageException if the value is refused; its message begins with the option or, if an
     *     environment variable gave the value, with that
     */
    public void set(String option, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            throw new UsageException(defaults.named(option, command.commandLine()) + ": " + e.getMessage());
        }
    }
}
