package com.example;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Labels what is posted: {@code curl -d 'User k.lee logged in' 'localhost:8080/logs?source=ModernCRM'}. */
@SpringBootApplication
@RestController
public class LabelApplication {

    private final ClassificationPipeline pipeline;

    LabelApplication(ClassificationPipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static void main(String[] args) {
        SpringApplication.run(LabelApplication.class, args);
    }

    @PostMapping("/logs")
    Map<String, Object> label(@RequestParam(defaultValue = "") String source, @RequestBody String message) {
        Classification classification = pipeline.classify(source, message);
        return Map.of("label", classification.labelOr("Unclassified"), "because", classification.explanation());
    }
}
