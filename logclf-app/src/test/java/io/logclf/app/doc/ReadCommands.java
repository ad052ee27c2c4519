package io.logclf.app.doc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.logclf.app.TestProgram;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the commands of a block that is not run, since it takes minutes or what is not here, and checks what it names: commands and options
 * of {@code logclf}, the classes that {@code java} starts, modules, profiles and tests given to {@code mvn}, and scripts of the project.
 */
final class ReadCommands {

    /** A comment, an operator, or a word with quoted parts and substitutions. */
    private static final Pattern WORD =
            Pattern.compile("(#.*)|([|;&<>]+)|(?:'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\$\\([^)]*\\)|[^\\s|;&<>'\"])+");

    private static final Set<String> JAVA_WITH_VALUE = Set.of("-cp", "-classpath", "--class-path");
    private static final PathMatcher SOURCES =
            FileSystems.getDefault().getPathMatcher("glob:**/src/{main,test}/java/**.java");

    private final Path root;
    private final Set<String> classes;

    ReadCommands(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> files = Files.find(root, 16, (file, attributes) -> SOURCES.matches(file))) {
            classes = files.map(file -> file.toString()
                            .replaceFirst(".*/src/(?:main|test)/java/", "")
                            .replace('/', '.'))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    /** Tells whether there is a class of a simple name. */
    boolean knows(String simpleName) {
        return classes.stream().anyMatch(name -> name.endsWith("." + simpleName));
    }

    /** Checks what can be checked of a block's commands, and returns how many that were. */
    int check(Block block) throws IOException {
        int checked = 0;
        for (List<String> command : commands(String.join("\n", block.text()).replace("\\\n", " "))) {
            checked += check(command, block) ? 1 : 0;
        }
        return checked;
    }

    private boolean check(List<String> command, Block block) throws IOException {
        int first = 0;
        while (first < command.size() && command.get(first).matches("\\w+=.*|/usr/bin/time|-v|exec|sudo")) {
            first++;
        }
        List<String> words = command.subList(first, command.size());
        String program = words.isEmpty() ? "" : words.get(0).replaceFirst(".*/", "");
        List<String> arguments = words.subList(Math.min(1, words.size()), words.size());
        switch (program) {
            case "logclf" -> checkLogclf(arguments, block);
            case "docker" -> {
                int image = arguments.indexOf("logclf");
                if (!arguments.contains("run") || image < 0) {
                    return false;
                }
                checkLogclf(arguments.subList(image + 1, arguments.size()), block);
            }
            case "java" -> {
                return checkJava(arguments, block);
            }
            case "mvn" -> checkMaven(arguments, block);
            default -> {
                // A script of the project.
                return !words.isEmpty() && words.get(0).contains("/") && Files.isExecutable(root.resolve(words.get(0)));
            }
        }
        return true;
    }

    private static void checkLogclf(List<String> arguments, Block block) {
        assertThatCode(() -> TestProgram.create().parseArgs(arguments.toArray(String[]::new)))
                .as("%s: logclf %s", block, arguments)
                .doesNotThrowAnyException();
    }

    /** A class by its name, or benchmarks by expressions of their names. */
    private boolean checkJava(List<String> arguments, Block block) {
        int at = 0;
        boolean benchmarks = false;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            if (arguments.get(at).equals("-jar")) {
                benchmarks = at + 1 < arguments.size() && arguments.get(at + 1).endsWith("benchmarks.jar");
                if (!benchmarks) {
                    return false;
                }
            }
            at += JAVA_WITH_VALUE.contains(arguments.get(at)) || benchmarks ? 2 : 1;
        }
        if (at >= arguments.size()) {
            return false;
        }
        String named = arguments.get(at);
        if (!benchmarks) {
            assertThat(classes).as("%s: %s", block, named).contains(named);
            return true;
        }
        for (String benchmark : named.split("\\|")) {
            assertThat(classes)
                    .as("%s: %s", block, benchmark)
                    .anyMatch(name -> name.startsWith("io.logclf.bench.")
                            && name.endsWith("." + benchmark.replaceFirst("\\..*", "")));
        }
        return true;
    }

    private void checkMaven(List<String> arguments, Block block) throws IOException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("-pl")) {
                for (String module : arguments.get(i + 1).split(",")) {
                    assertThat(root.resolve(module.replaceFirst("^!", "")).resolve("pom.xml"))
                            .as(block.toString())
                            .exists();
                }
            } else if (argument.matches("-P\\w[\\w-]*")) {
                assertThat(poms()).as("%s: %s", block, argument).contains("<id>" + argument.substring(2) + "</id>");
            } else if (argument.startsWith("-Dtest=")) {
                Pattern test = Pattern.compile(
                        ".*\\b" + argument.substring("-Dtest=".length()).replace("*", "\\w*"));
                assertThat(classes)
                        .as("%s: %s", block, argument)
                        .anyMatch(name -> test.matcher(name).matches());
            }
        }
    }

    private String poms() throws IOException {
        try (Stream<Path> files = Files.find(root, 3, (file, attributes) -> file.endsWith("pom.xml"))) {
            StringBuilder all = new StringBuilder();
            for (Path pom : files.toList()) {
                all.append(Files.readString(pom));
            }
            return all.toString();
        }
    }

    /** Splits a script into commands of words, without comments, redirections and what they lead to. */
    static List<List<String>> commands(String script) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : script.lines().toList()) {
            List<String> words = new ArrayList<>();
            boolean file = false;
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                if (word.group(1) != null) {
                    break;
                }
                if (word.group(2) != null) {
                    file = word.group(2).matches("[<>]+");
                    if (!file) {
                        commands.add(words);
                        words = new ArrayList<>();
                    }
                } else if (file) {
                    file = false;
                } else {
                    words.add(word.group().replaceAll("['\"]", ""));
                }
            }
            commands.add(words);
        }
        return commands.stream().filter(words -> !words.isEmpty()).toList();
    }
}
