# One for all six programs, from the jars that ./sagamart up or mvn package left in target:
#   docker build --build-arg PROGRAM=order-service --build-arg MANAGEMENT_PORT=9081 -t sagamart/order-service:local .

FROM eclipse-temurin:25-jre AS layers
ARG PROGRAM
WORKDIR /layers
COPY ${PROGRAM}/target/${PROGRAM}.jar program.jar
RUN java -Djarmode=tools -jar program.jar extract --layers --destination out

FROM eclipse-temurin:25-jre
ARG MANAGEMENT_PORT
WORKDIR /app
# Libraries first: they change seldom, and all services have the same.
COPY --from=layers /layers/out/dependencies/ ./
COPY --from=layers /layers/out/snapshot-dependencies/ ./
COPY --from=layers /layers/out/application/ ./
COPY container/jvm.options container/health ./
# The AOT cache: the program gets as far as its beans without a database or brokers, and the JVM writes down what it
# loaded and linked. It has to be this JVM, these jars and these options, so it is made here.
RUN java @jvm.options -XX:AOTCacheOutput=program.aot -Xlog:disable -Xlog:all=error:stderr \
    -Dspring.context.exit=onRefresh -jar program.jar --logging.level.root=error \
    --logging.structured.format.console=ecs \
    --spring.flyway.enabled=false --spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
    --spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false \
 && test -s program.aot

ENV MANAGEMENT_SERVER_PORT=${MANAGEMENT_PORT}
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=5s --start-period=300s --retries=6 CMD ["bash", "/app/health"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/program.aot", "-jar", "/app/program.jar"]
