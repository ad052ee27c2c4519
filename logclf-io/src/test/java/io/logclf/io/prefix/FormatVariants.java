package io.logclf.io.prefix;

import static io.logclf.io.prefix.LineFormat.*;

import io.logclf.api.Severity;
import io.logclf.io.prefix.FormatSamples.Sample;
import java.util.List;
import java.util.stream.Stream;

/** Lines in variants of the formats that configurations and older versions write. {@link FormatSamples} has the usual ones. */
final class FormatVariants {

    private FormatVariants() {}

    static Stream<Sample> all() {
        return Stream.of(java(), languages(), servers(), containers()).flatMap(List::stream);
    }

    private static List<Sample> java() {
        return List.of(
                info(
                        SPRING_BOOT,
                        "2024-03-01 10:15:02.123  INFO [shop,65f1,0a2b] 1 --- [main] c.e.Cart : it works",
                        "c.e.Cart"),
                info(
                        LOGBACK,
                        "2024-03-01 10:15:02,123 INFO  [pool-3-thread-2] com.example.Cart:118 - it works",
                        "com.example.Cart:118"),
                info(
                        LOGBACK,
                        "2024-03-01 10:15:02,123 [main] INFO  com.example.Cart (Cart.java:118) - it works",
                        "com.example.Cart"),
                info(LOGBACK, "2024-03-01 10:15:02,123 [main] INFO  c.e.Cart.run(118) - it works", "c.e.Cart.run"),
                info(LOGBACK, "2024-03-01 10:15:02,123 INFO main com.example.Cart - it works", "com.example.Cart"),
                info(LOGBACK, "[INFO ] 2024-03-01 10:15:02.123 [main] Cart - it works", "Cart"),
                info(LOGBACK, "INFO  2024-03-01 10:15:02,123 [main] com.example.Cart - it works", "com.example.Cart"),
                info(LOGBACK, "2024-03-01 10:15:02,123 [myid:1] - INFO  [main:Peer@127] - it works", ""),
                info(
                        LOGBACK,
                        "[2024-03-01T10:15:02,123][INFO ][o.e.c.r.DiskMonitor] [node-1] it works",
                        "o.e.c.r.DiskMonitor"),
                info(BARS, "2024-03-01 10:15:02.123 | INFO  | main | com.example.Cart | it works", "com.example.Cart"),
                info(NODE, "2024-03-01T10:15:02.123Z\t9f-ab\tINFO\tit works", ""),
                info(PYTHON, "[INFO]\t2024-03-01T10:15:02.123Z\t9f-ab\tit works", ""),
                info(LEVEL, "INFO com.example.Cart - it works", "com.example.Cart"));
    }

    private static List<Sample> languages() {
        return List.of(
                info(DOTNET, "2024-03-01 10:15:02 info: Shop.Web.Cart[0] it works", "Shop.Web.Cart"),
                of(DOTNET, "10:15:02 fail: Program[0]", Severity.ERROR, "Program", ""),
                info(DOTNET, "<6>Shop.Web.Cart[0] it works", "Shop.Web.Cart"),
                info(TIME_LEVEL, "[10:15:02 INF] [Shop.Web.Cart] it works", "Shop.Web.Cart"),
                of(
                        PYTHON,
                        "2024-03-01 10:15:02.123 | SUCCESS  | shop:run:3 - it works",
                        Severity.UNKNOWN,
                        "shop:run:3",
                        "it works"),
                info(PYTHON, "2024-03-01 10:15:02,123 cart.py:118 INFO it works", ""),
                info(PYTHON, "2024-03-01 10:15:02,123:INFO:shop.cart:it works", "shop.cart"),
                of(PHP, "[01-Mar-2024 10:15:02 UTC] PHP Deprecated:  it works", Severity.UNKNOWN, "", "it works"),
                info(PHP, "2024-03-01T10:15:02+00:00 INFO (6): it works", ""),
                of(
                        NODE,
                        "[2024-03-01T10:15:02.123Z] ERROR: shop/12 on host1: it failed",
                        Severity.ERROR,
                        "shop",
                        "it failed"),
                info(NODE, "[Nest] 12  - 03/01/2024, 10:15:02 AM     LOG [Cart] it works", "Cart"),
                info(NODE, "[2024-03-01T10:15:02.123] [INFO] cart - it works", "cart"),
                info(NODE, "2024-03-01T10:15:02.123Z [cart] info: it works", "cart"),
                info(WINSTON, "info: it works", ""),
                of(WINSTON, "error: it failed: x {\"n\":1}", Severity.ERROR, "", "it failed: x {\"n\":1}"),
                of(WINSTON, "warn: odd", Severity.WARN, "", "odd"),
                info(
                        RUBY,
                        "2024-03-01T10:15:02.123Z pid=12 tid=abc class=Mail jid=9f elapsed=1.2 INFO: it works",
                        "Mail"),
                of(RUBY, "A, [2024-03-01T10:15:02.123456 #12]   ANY -- : it works", Severity.UNKNOWN, "", "it works"),
                info(TIME_LEVEL, "10:15AM INF it works", ""),
                info(TIME_LEVEL, "20240301T101502Z INFO it works", ""),
                of(TIME_LEVEL, "ERRO[0012] it failed", Severity.ERROR, "", "it failed"),
                of(
                        TIME,
                        "2024/03/01 10:15:02 http: TLS handshake error",
                        Severity.UNKNOWN,
                        "",
                        "http: TLS handshake error"));
    }

    private static List<Sample> servers() {
        return List.of(
                info(
                        POSTGRESQL,
                        "2024-03-01 10:15:02.123 UTC [12] [5-1] user=kim,db=shop,client=10.0.0.1 LOG:  it works",
                        ""),
                of(
                        POSTGRESQL,
                        "2024-03-01 10:15:02 UTC:10.0.0.1(99):kim@shop:[12]:ERROR:  it failed",
                        Severity.ERROR,
                        "",
                        "it failed"),
                of(
                        POSTGRESQL,
                        "2024-03-01 10:15:02 UTC:10.0.0.1(99):kim@shop:[12]:DETAIL:  why",
                        Severity.UNKNOWN,
                        "",
                        "DETAIL:  why"),
                of(
                        MYSQL,
                        "2024-03-01T10:15:02.123456Z 0 [System] [MY-010931] [Server] it works",
                        Severity.UNKNOWN,
                        "Server",
                        "it works"),
                info(TIME_LEVEL, "240301 10:15:02 [Note] it works", ""),
                info(REDIS, "[12] 01 Mar 10:15:02.123 * it works", ""),
                of(DMESG, "kern  :err   : [   12.345678] it failed", Severity.ERROR, "", "it failed"),
                of(AUDITD, "type=CWD msg=audit(03/01/2024 10:15:02.123:88) : cwd=/", Severity.UNKNOWN, "", "CWD cwd=/"),
                of(CEF, "CEF:0|Acme|Wall|1.0|100|it failed|9|src=10.0.0.1", Severity.FATAL, "Wall", "it failed"),
                of(
                        LEEF,
                        "LEEF:2.0|Acme|Wall|1.0|Login|^|src=10.0.0.1^sev=2",
                        Severity.UNKNOWN,
                        "Wall",
                        "Login src=10.0.0.1^sev=2"),
                info(
                        SYSLOG,
                        "<134>Mar  1 10:15:02 haproxy[12]: 10.0.0.1:99 [x]: it works",
                        "haproxy",
                        "10.0.0.1:99 [x]: it works"),
                of(
                        SYSLOG,
                        "000123: *Mar  1 10:15:02.123: %SYS-5-CONFIG_I: it works",
                        Severity.UNKNOWN,
                        "",
                        "%SYS-5-CONFIG_I: it works"),
                of(TIME, "Mar  1 10:15:02 disk: it failed", Severity.UNKNOWN, "", "disk: it failed"));
    }

    /** docs.docker.com, {@code docker compose logs}; kubernetes.io, {@code kubectl logs --prefix}. */
    private static List<Sample> containers() {
        return List.of(
                info(COMPOSE, "web-1  | 2024-03-01 10:15:02.123  INFO 1 --- [main] c.e.Shop : it works", "web-1"),
                of(COMPOSE, "shop_db_1  | it works", Severity.UNKNOWN, "shop_db_1", "it works"),
                of(
                        COMPOSE,
                        "\u001B[36mweb-1  | \u001B[0m2024-03-01T10:15:02.123456789Z \u001B[31mERROR\u001B[0m it failed",
                        Severity.ERROR,
                        "web-1",
                        "it failed"),
                info(
                        COMPOSE,
                        "[pod/web-7f9c-x2x/app] I0301 10:15:02.123456 12 cart.go:8] it works",
                        "web-7f9c-x2x/app"));
    }

    private static Sample info(LineFormat format, String line, String source) {
        return info(format, line, source, "it works");
    }

    private static Sample info(LineFormat format, String line, String source, String message) {
        return of(format, line, Severity.INFO, source, message);
    }

    private static Sample of(LineFormat format, String line, Severity severity, String source, String message) {
        return new Sample(format, line, severity, source, message);
    }
}
