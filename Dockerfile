# logclf as an image: built with Maven, run on a JRE as a user without rights. docs/docker.md tells how to use it, and of the image that
# `mvn package` writes without a container engine.

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -pl logclf-app -am package -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip

# Glibc, which the native code of ONNX Runtime and the tokenizer needs.
FROM eclipse-temurin:17.0.13_11-jre-jammy
COPY --from=build /src/logclf-app/target/logclf.jar /opt/logclf/logclf.jar
COPY --from=build /src/logclf-app/target/lib /opt/logclf/lib
COPY models/default /opt/logclf/models/default
COPY LICENSE /opt/logclf/LICENSE
COPY NOTICE /opt/logclf/NOTICE

# Native code is unpacked when the encoder opens, and nothing else is written outside of what a command is told to write.
ENV DJL_CACHE_DIR=/tmp/djl
WORKDIR /data
USER 65534:65534
EXPOSE 8080

# Only "serve" listens; for other commands, which end by themselves, it says nothing.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s \
  CMD ["java", "-Dlogclf.home=/opt/logclf", "-XX:TieredStopAtLevel=1", "-Xmx32m", "-jar", "/opt/logclf/logclf.jar", "health"]

ENTRYPOINT ["java", "-Dlogclf.home=/opt/logclf", "-jar", "/opt/logclf/logclf.jar"]
CMD ["--help"]
