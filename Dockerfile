# logclf as an image: built with Maven, run on a JRE as a user without rights. docs/docker.md tells how to use it.

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
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

ENTRYPOINT ["java", "-Dlogclf.home=/opt/logclf", "-jar", "/opt/logclf/logclf.jar"]
CMD ["--help"]
