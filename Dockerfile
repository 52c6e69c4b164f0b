# Build with a JDK 25.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY fixtures fixtures
COPY parsers parsers
COPY uploaders uploaders
COPY ingest ingest
RUN mvn -B -q -pl ingest -am -DskipTests package

# Run with a JRE 25, as a user of its own.
FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /home/sealbag --shell /usr/sbin/nologin sealbag \
    && install -d -m 0700 -o sealbag -g sealbag /var/lib/sealbag
# Without lib-practice: what answers like an evidence service has no place beside real evidence.
COPY --from=build /src/ingest/target/sealbag/lib /opt/sealbag/lib
COPY sealbag /opt/sealbag/sealbag
ENV SEALBAG_JAVA=/opt/java/openjdk/bin/java \
    SEALBAG_HOME=/var/lib/sealbag
# Makes the start-up cache while the folder can still be written.
RUN /opt/sealbag/sealbag --version
USER sealbag
VOLUME /var/lib/sealbag
# For `watch`, the default: asks whether its jobs go on. No second JVM, no curl.
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8787 && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
ENTRYPOINT ["/opt/sealbag/sealbag"]
CMD ["watch"]
