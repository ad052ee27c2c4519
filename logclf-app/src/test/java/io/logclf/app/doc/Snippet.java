package io.logclf.app.doc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A block of Java as a file that can be compiled.
 *
 * @param name the class that it declares
 * @param source the whole file
 */
record Snippet(String name, String source) {

    private static final Pattern PUBLIC_CLASS = Pattern.compile("(?m)^public (?:final )?class (\\w+)");

    static Snippet of(Block block) {
        String text = String.join("\n", block.text());
        String imports = Stream.of(block.marked("imports:").orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> "import " + name + ";\n")
                .collect(Collectors.joining());
        Matcher declared = PUBLIC_CLASS.matcher(text);
        if (declared.find()) {
            return new Snippet(declared.group(1), imports + text);
        }
        Optional<String> given = block.marked("given:");
        return new Snippet(
                "Snippet",
                imports + "class Snippet {\n    void run(" + given.orElse("") + ") throws Exception {\n" + text
                        + "\n    }\n}\n");
    }

    /** Compiles it with the class path of the tests, and returns the compiler's errors. */
    String compile(Path classes) throws IOException {
        Path file = Files.writeString(classes.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "--release", "17", "-cp", classPath, "-d", classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            compiler.getTask(null, files, problems, options, null, files.getJavaFileObjects(file))
                    .call();
        }
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getLineNumber() + ": " + problem.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
