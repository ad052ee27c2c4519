package io.logclf.io.prefix;

import static io.logclf.io.prefix.LineFormat.*;

import io.logclf.api.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Lines of every format, with what is to be taken from them. The public definition of each format is named above its lines. */
final class FormatSamples {

    /** One line: {@code severity} and {@code source} are what the prefix says, {@code message} is what stays. */
    record Sample(LineFormat format, String line, Severity severity, String source, String message) {

        @Override
        public String toString() {
            return format + ": " + line;
        }
    }

    private FormatSamples() {}

    static Stream<Sample> all() {
        return Stream.concat(
                Stream.of(java(), syslog(), servers(), languages(), general()).flatMap(List::stream),
                FormatVariants.all());
    }

    private static List<Sample> java() {
        return List.of(
                // docs.spring.io/spring-boot, "Log Format", of versions 2.7, 3.2 and 4.0
                info(
                        SPRING_BOOT,
                        "2021-06-01 09:15:02.224  INFO 17321 --- [           main] c.e.shop.ShopApplication                 : shop is up",
                        "c.e.shop.ShopApplication",
                        "shop is up"),
                info(
                        SPRING_BOOT,
                        "2024-03-01T09:15:02.224+01:00  INFO 17321 --- [shop] [           main] o.a.c.c.C.[Tomcat].[localhost].[/]       : context ready: 3 beans",
                        "o.a.c.c.C.[Tomcat].[localhost].[/]",
                        "context ready: 3 beans"),
                of(
                        SPRING_BOOT,
                        "2026-03-01T09:15:02.224Z  WARN 1 --- [shop] [nio-8080-exec-1] [65f1-0a2b] c.e.s.Cart                 : ",
                        Severity.WARN,
                        "c.e.s.Cart",
                        ""),
                of(
                        SPRING_BOOT,
                        "2026-03-01T09:15:02.224Z ERROR 1 --- [pool[2]-thread-1] c.e.s.Cart : no [stock] - of : it",
                        Severity.ERROR,
                        "c.e.s.Cart",
                        "no [stock] - of : it"),
                info(
                        SPRING_BOOT,
                        "\u001B[2m2026-03-01T09:15:02.224Z\u001B[0;39m \u001B[32m INFO\u001B[0;39m \u001B[35m1\u001B[0;39m \u001B[2m--- [shop] [main]\u001B[0;39m \u001B[36mc.e.Shop\u001B[0;39m \u001B[2m:\u001B[0;39m it works",
                        "c.e.Shop",
                        "it works"),
                // logback.qos.ch/manual/layouts.html and logging.apache.org/log4j, PatternLayout
                of(
                        LOGBACK,
                        "10:15:02.123 [main] DEBUG c.e.Shop - opened 3 - of 4",
                        Severity.DEBUG,
                        "c.e.Shop",
                        "opened 3 - of 4"),
                info(
                        LOGBACK,
                        "2024-03-01 10:15:02,123 INFO  [pool-1-thread-2] com.example.Shop - it works",
                        "com.example.Shop",
                        "it works"),
                of(
                        LOGBACK,
                        "2024-03-01 10:15:02,123 WARN  [main] com.example.Shop: [x] is odd",
                        Severity.WARN,
                        "com.example.Shop",
                        "[x] is odd"),
                info(
                        LOGBACK,
                        "17/06/09 20:10:40 INFO executor.Shop: started 2 tasks",
                        "executor.Shop",
                        "started 2 tasks"),
                info(LOGBACK, "081109 203615 148 INFO dfs.Shop$Cart: started", "dfs.Shop$Cart", "started"),
                of(
                        LOGBACK,
                        "2024-03-01 10:15:02,123 [12] ERROR Shop.Cart [(null)] - no stock",
                        Severity.ERROR,
                        "Shop.Cart",
                        "no stock"),
                info(
                        LOGBACK,
                        "10:23:45,123 INFO  [org.example.as] (MSC service thread 1-4) EX0015: deployed",
                        "org.example.as",
                        "EX0015: deployed"),
                info(
                        LOGBACK,
                        "[2024-03-01T10:15:02,123][INFO ][o.e.n.Node               ] [node-1] started",
                        "o.e.n.Node",
                        "started"),
                info(
                        LOGBACK,
                        "01-Mar-2024 10:15:02.123 INFO [main] org.example.startup.Server.start Server startup in [12] ms",
                        "org.example.startup.Server.start",
                        "Server startup in [12] ms"),
                of(LOGBACK, "467 [main] WARN  com.example.Shop - slow", Severity.WARN, "com.example.Shop", "slow"),
                info(
                        LOGBACK,
                        "2024-03-01 10:15:02,123 - INFO  [worker[id=1]/0:0:0:0:0:0:0:0:2181] - elected",
                        "",
                        "elected"),
                // docs.oracle.com, java.util.logging.SimpleFormatter: the message is in the line below
                of(JUL, "Mar 01, 2024 10:15:02 AM com.example.Shop main", Severity.UNKNOWN, "com.example.Shop", ""),
                of(
                        JUL,
                        "Mar 1, 2024 10:15:02\u202FPM com.example.Shop$Cart <init>",
                        Severity.UNKNOWN,
                        "com.example.Shop$Cart",
                        ""),
                of(JUL, "Dec 31, 2024 1:15:02 PM Shop run", Severity.UNKNOWN, "Shop", ""));
    }

    private static List<Sample> syslog() {
        return List.of(
                // RFC 3164, and man journalctl, -o short, short-iso, short-full
                of(
                        SYSLOG,
                        "<34>Mar 11 22:14:15 shop1 su[12]: 'su root' refused on /dev/pts/8",
                        Severity.FATAL,
                        "su",
                        "'su root' refused on /dev/pts/8"),
                of(
                        SYSLOG,
                        "Mar  1 02:14:15 shop1 sshd[123]: Connection closed: [x]",
                        Severity.UNKNOWN,
                        "sshd",
                        "Connection closed: [x]"),
                of(
                        SYSLOG,
                        "Mar  1 02:14:15 shop1 systemd: Started Shop.",
                        Severity.UNKNOWN,
                        "systemd",
                        "Started Shop."),
                of(
                        SYSLOG,
                        "2024-03-01T10:15:02.123456+01:00 shop1 CRON[99]: job done",
                        Severity.UNKNOWN,
                        "CRON",
                        "job done"),
                of(
                        SYSLOG,
                        "Fri 2024-03-01 10:15:02 UTC shop1 kernel: [   12.345678] usb 1-1: gone",
                        Severity.UNKNOWN,
                        "kernel",
                        "usb 1-1: gone"),
                // RFC 5424, 6.5
                of(
                        SYSLOG_5424,
                        "<165>1 2024-03-11T22:14:15.003Z shop1.example.com evntslog 12 ID47 [ex@32473 a=\"b\" c=\"]\"][more@1 x=\"y\"] it works",
                        Severity.INFO,
                        "evntslog",
                        "it works"),
                of(
                        SYSLOG_5424,
                        "<11>1 2024-03-11T22:14:15.003Z shop1 su - ID47 - \uFEFF'su root' failed",
                        Severity.ERROR,
                        "su",
                        "'su root' failed"),
                of(
                        SYSLOG_5424,
                        "1 2024-03-11T22:14:15Z shop1 shop 7 - - order - 12",
                        Severity.UNKNOWN,
                        "shop",
                        "order - 12"),
                // Kubernetes, CRI logging: design-proposals-archive, kubelet-cri-logging.md
                of(CRI, "2024-03-01T10:15:02.123456789Z stdout F it works", Severity.UNKNOWN, "", "it works"),
                of(
                        CRI,
                        "2024-03-01T10:15:02.123456789+01:00 stderr F INFO  User k.lee logged in",
                        Severity.INFO,
                        "",
                        "User k.lee logged in"),
                info(
                        CRI,
                        "2024-03-01T10:15:02.123456789Z stdout F 2024-03-01 10:15:02.123 [main] INFO c.e.Shop - it works",
                        "c.e.Shop",
                        "it works"),
                // Documentation/admin-guide/dmesg and printk time stamps of the Linux kernel
                of(DMESG, "[    0.000000] Linux version 6.1.0", Severity.UNKNOWN, "", "Linux version 6.1.0"),
                of(DMESG, "<4>[12345.678901] usb 1-1: slow [x]", Severity.WARN, "", "usb 1-1: slow [x]"),
                of(DMESG, "[   12.345678] [T1] eth0: link is up", Severity.UNKNOWN, "", "eth0: link is up"),
                // Linux audit, auditd record format
                of(
                        AUDITD,
                        "type=USER_LOGIN msg=audit(1709281234.243:24287): pid=12 uid=0 res=failed",
                        Severity.UNKNOWN,
                        "",
                        "USER_LOGIN pid=12 uid=0 res=failed"),
                of(
                        AUDITD,
                        "node=shop1 type=SYSCALL msg=audit(1709281234.243:24288): arch=c000003e",
                        Severity.UNKNOWN,
                        "shop1",
                        "SYSCALL arch=c000003e"),
                of(AUDITD, "type=EOE msg=audit(1709281234.243:24288): ", Severity.UNKNOWN, "", "EOE "),
                // ArcSight Common Event Format, implementation standard 26
                of(
                        CEF,
                        "CEF:0|Example|Wall|1.0|100|worm stopped|10|src=10.0.0.1",
                        Severity.FATAL,
                        "Wall",
                        "worm stopped"),
                of(
                        CEF,
                        "Mar  1 02:14:15 shop1 CEF:0|Example|Wall|1.0|100|a \\| b|10|src=10.0.0.1",
                        Severity.FATAL,
                        "Wall",
                        "a \\| b"),
                of(
                        CEF,
                        "<13>2024-03-01T10:15:02Z shop1 CEF: 1|Example|Wall||100|seen|Low|",
                        Severity.INFO,
                        "Wall",
                        "seen"),
                // QRadar Log Event Extended Format, version 1 and 2
                of(
                        LEEF,
                        "LEEF:1.0|Example|Wall|4.0.1|ids.block|src=10.0.0.1\tdst=10.0.0.2",
                        Severity.UNKNOWN,
                        "Wall",
                        "ids.block src=10.0.0.1\tdst=10.0.0.2"),
                of(
                        LEEF,
                        "Mar  1 02:14:15 shop1 LEEF:2.0|Example|Wall|1|login|^|usr=a^res=ok",
                        Severity.UNKNOWN,
                        "Wall",
                        "login usr=a^res=ok"),
                of(LEEF, "<13>Mar  1 02:14:15 shop1 LEEF:1.0|Example|Wall|1|7|", Severity.INFO, "Wall", "7 "));
    }

    private static List<Sample> servers() {
        return List.of(
                // postgresql.org, log_line_prefix: '%m [%p] ' and with %u@%d
                of(
                        POSTGRESQL,
                        "2024-03-01 10:15:02.123 UTC [12] LOG:  checkpoint starting: time",
                        Severity.INFO,
                        "",
                        "checkpoint starting: time"),
                of(
                        POSTGRESQL,
                        "2024-03-01 10:15:02.123 CET [12] shop@orders ERROR:  relation \"x\" does not exist",
                        Severity.ERROR,
                        "",
                        "relation \"x\" does not exist"),
                of(POSTGRESQL, "2024-03-01 10:15:02 UTC [12] DEBUG2:  hint bits", Severity.DEBUG, "", "hint bits"),
                of(
                        POSTGRESQL,
                        "2024-03-01 10:15:02 UTC [12] STATEMENT:  select 1",
                        Severity.UNKNOWN,
                        "",
                        "STATEMENT:  select 1"),
                // dev.mysql.com, "Error Log Output Format"; MariaDB, error log format
                of(
                        MYSQL,
                        "2024-03-01T10:15:02.123456Z 0 [Warning] [MY-010068] [Server] CA certificate is self signed.",
                        Severity.WARN,
                        "Server",
                        "CA certificate is self signed."),
                info(MYSQL, "2024-03-01T10:15:02.123456Z 7 [Note] Access granted", "", "Access granted"),
                of(
                        MYSQL,
                        "2024-03-01  9:15:02 0 [ERROR] mariadbd: table is full",
                        Severity.ERROR,
                        "",
                        "mariadbd: table is full"),
                // redis.io: pid:role time level
                info(
                        REDIS,
                        "12:M 01 Mar 2024 10:15:02.123 * Ready to accept connections",
                        "",
                        "Ready to accept connections"),
                of(
                        REDIS,
                        "12:S 01 Mar 2024 10:15:02.123 # Error condition on socket",
                        Severity.WARN,
                        "",
                        "Error condition on socket"),
                of(REDIS, "1:C 01 Mar 2024 10:15:02.123 - DB 0: 3 keys", Severity.DEBUG, "", "DB 0: 3 keys"),
                // mongodb.com, log messages of version 4.2
                info(
                        MONGODB,
                        "2024-03-01T10:15:02.123+0100 I  NETWORK  [conn12] end connection",
                        "NETWORK",
                        "end connection"),
                of(MONGODB, "2024-03-01T10:15:02.123+0100 W -        [main] enough", Severity.WARN, "", "enough"),
                of(
                        MONGODB,
                        "2024-03-01T10:15:02.123+0100 F CONTROL  [main] [x] stop",
                        Severity.FATAL,
                        "CONTROL",
                        "[x] stop"),
                // nginx.org, ngx_core_module error_log
                of(
                        NGINX_ERROR,
                        "2024/03/01 10:15:02 [error] 12#34: *56 open() \"/x\" failed (2: No such file)",
                        Severity.ERROR,
                        "",
                        "open() \"/x\" failed (2: No such file)"),
                info(
                        NGINX_ERROR,
                        "2024/03/01 10:15:02 [notice] 12#12: start worker processes",
                        "",
                        "start worker processes"),
                of(NGINX_ERROR, "2024/03/01 10:15:02 [emerg] 1#1: bind() failed", Severity.FATAL, "", "bind() failed"),
                // httpd.apache.org, ErrorLogFormat of versions 2.2 and 2.4
                of(
                        APACHE_ERROR,
                        "[Fri Mar 01 10:15:02.902022 2024] [core:error] [pid 12:tid 34] [client 10.0.0.1:99] AH00037: not allowed: /x",
                        Severity.ERROR,
                        "core",
                        "AH00037: not allowed: /x"),
                of(
                        APACHE_ERROR,
                        "[Fri Mar 01 10:15:02 2024] [error] [client 10.0.0.1] File does not exist: /x",
                        Severity.ERROR,
                        "",
                        "File does not exist: /x"),
                info(
                        APACHE_ERROR,
                        "[Fri Mar 01 10:15:02.902022 2024] [mpm_event:notice] [pid 12:tid 34] AH00489: configured",
                        "mpm_event",
                        "AH00489: configured"),
                // httpd.apache.org, Common and Combined Log Format; the request line is the message
                info(
                        ACCESS,
                        "10.0.0.1 - kim [10/Mar/2024:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326",
                        "",
                        "GET /a.gif HTTP/1.0"),
                of(
                        ACCESS,
                        "::1 - - [10/Mar/2024:13:55:36 +0000] \"POST /a?b=\\\"c\\\" HTTP/1.1\" 503 0 \"-\" \"curl/8.0\"",
                        Severity.ERROR,
                        "",
                        "POST /a?b=\\\"c\\\" HTTP/1.1"),
                of(
                        ACCESS,
                        "shop.example.com:443 10.0.0.1 - - [10/Mar/2024:13:55:36 +0000] \"GET /b HTTP/2.0\" 404 1 \"-\" \"x\"",
                        Severity.WARN,
                        "shop.example.com:443",
                        "GET /b HTTP/2.0"),
                // docs.haproxy.org, HTTP log format
                info(
                        HAPROXY,
                        "10.0.1.2:33317 [06/Feb/2024:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} \"GET /index.html HTTP/1.1\"",
                        "http-in",
                        "GET /index.html HTTP/1.1"),
                of(
                        HAPROXY,
                        "10.0.1.2:33317 [06/Feb/2024:12:14:14.655] www~ www/<NOSRV> 10/-1/-1/-1/10 503 212 - - SC-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"",
                        Severity.ERROR,
                        "www~",
                        "GET / HTTP/1.1"),
                of(
                        HAPROXY,
                        "10.0.1.2:33317 [06/Feb/2024:12:14:14.655] www www/s1 1/1/1/1/10 403 212 - - PR-- 1/1/0/0/0 0/0 {a b} \"<BADREQ>\"",
                        Severity.WARN,
                        "www",
                        "<BADREQ>"));
    }

    private static List<Sample> languages() {
        return List.of(
                // docs.python.org/howto/logging; docs.gunicorn.org; docs.celeryq.dev; loguru.readthedocs.io
                of(PYTHON, "WARNING:root:careful: it is hot", Severity.WARN, "root", "careful: it is hot"),
                info(PYTHON, "2024-03-01 10:15:02,123 - shop.cart - INFO - 3 - of 4", "shop.cart", "3 - of 4"),
                info(PYTHON, "[2024-03-01 10:15:02 +0000] [12] [INFO] Booting worker", "", "Booting worker"),
                of(
                        PYTHON,
                        "[2024-03-01 10:15:02,123: ERROR/ForkPoolWorker-1] task failed",
                        Severity.ERROR,
                        "",
                        "task failed"),
                info(
                        PYTHON,
                        "2024-03-01 10:15:02.123 | INFO     | __main__:main:12 - it works",
                        "__main__:main:12",
                        "it works"),
                info(PYTHON, "[2024-03-01 10:15:02,123] {taskinstance.py:12} INFO - Running", "", "Running"),
                // github.com/kubernetes/klog and github.com/google/glog
                info(
                        KLOG,
                        "I0301 10:15:02.123456   12345 controller.go:123] \"it works\" pod=\"a/b\"",
                        "",
                        "\"it works\" pod=\"a/b\""),
                of(KLOG, "E0301 10:15:02.123456       1 a/b.go:1] failed: [x]", Severity.ERROR, "", "failed: [x]"),
                of(KLOG, "W20240301 10:15:02.123456 12 shop.cc:9] slow", Severity.WARN, "", "slow"),
                // pkg.go.dev/log with Lshortfile; go.uber.org/zap, console encoder
                of(
                        ZAP,
                        "2024/03/01 10:15:02 main.go:12: listening on :8080",
                        Severity.UNKNOWN,
                        "",
                        "listening on :8080"),
                info(
                        ZAP,
                        "2024-03-01T10:15:02.123Z\tINFO\tshop\tcart/cart.go:12\tit works\t{\"n\": 1}",
                        "shop",
                        "it works\t{\"n\": 1}"),
                of(ZAP, "2024-03-01T10:15:02.123Z\tERROR\tcart/cart.go:12\tit failed", Severity.ERROR, "", "it failed"),
                // learn.microsoft.com, .NET simple console formatter, on two lines and on one
                info(DOTNET, "info: Microsoft.Hosting.Lifetime[14]", "Microsoft.Hosting.Lifetime", ""),
                of(DOTNET, "fail: Shop.Web.Cart[0] no stock", Severity.ERROR, "Shop.Web.Cart", "no stock"),
                of(
                        DOTNET,
                        "warn: Microsoft.AspNetCore.DataProtection.Keys[35]",
                        Severity.WARN,
                        "Microsoft.AspNetCore.DataProtection.Keys",
                        ""),
                // docs.ruby-lang.org, Logger
                info(RUBY, "I, [2024-03-01T10:15:02.123456 #12]  INFO -- : it works", "", "it works"),
                of(
                        RUBY,
                        "E, [2024-03-01T10:15:02.123456 #12] ERROR -- shop: it failed: x",
                        Severity.ERROR,
                        "",
                        "it failed: x"),
                of(RUBY, "D, [2024-03-01T10:15:02.123456 #12] DEBUG -- : ", Severity.DEBUG, "", ""),
                // github.com/Seldaek/monolog, LineFormatter; laravel.com/docs/logging; php.net, error_log
                info(PHP, "[2024-03-01T10:15:02.123456+00:00] app.INFO: order {id} [] []", "app", "order {id} [] []"),
                of(
                        PHP,
                        "[2024-03-01 10:15:02] local.ERROR: it failed {\"a\":1}",
                        Severity.ERROR,
                        "local",
                        "it failed {\"a\":1}"),
                of(
                        PHP,
                        "[01-Mar-2024 10:15:02 UTC] PHP Warning:  Undefined variable $a in /x.php on line 3",
                        Severity.WARN,
                        "",
                        "Undefined variable $a in /x.php on line 3"),
                of(
                        PHP,
                        "[01-Mar-2024 10:15:02 Europe/Berlin] PHP Fatal error:  Uncaught Error in /x.php:3",
                        Severity.ERROR,
                        "",
                        "Uncaught Error in /x.php:3"),
                // github.com/pinojs/pino-pretty
                info(NODE, "[10:15:02.123] INFO (12): it works", "", "it works"),
                of(
                        NODE,
                        "[2024-03-01 10:15:02.123 +0000] ERROR (shop/12 on host1): it failed: x",
                        Severity.ERROR,
                        "shop",
                        "it failed: x"),
                of(NODE, "[10:15:02.123] WARN (shop/12): odd", Severity.WARN, "shop", "odd"),
                // brandur.org/logfmt; pkg.go.dev/log/slog, TextHandler
                info(
                        LOGFMT,
                        "time=2024-03-01T10:15:02.123Z level=INFO msg=\"it \\\"works\\\"\" n=1",
                        "",
                        "it \"works\""),
                of(
                        LOGFMT,
                        "level=warning ts=1709281234 caller=cart.go:12 msg=slow",
                        Severity.WARN,
                        "cart.go:12",
                        "slow"),
                of(LOGFMT, "lvl=eror logger=shop message=\"no = stock\" flag", Severity.UNKNOWN, "shop", "no = stock"),
                // github.com/NLog/NLog, default layout
                info(BARS, "2024-03-01 10:15:02.1234|INFO|Shop.Cart|it | works", "Shop.Cart", "it | works"),
                of(
                        BARS,
                        "2024-03-01 10:15:02.1234|12|ERROR|Shop.Cart|it failed",
                        Severity.ERROR,
                        "Shop.Cart",
                        "it failed"),
                of(BARS, "2024-03-01 10:15:02 | WARN | odd", Severity.WARN, "", "odd"));
    }

    private static List<Sample> general() {
        return List.of(
                // serilog.net, console sink; github.com/winstonjs/logform; others that only share the idea
                info(TIME_LEVEL, "[10:15:02 INF] it works", "", "it works"),
                of(TIME_LEVEL, "2024-03-01 10:15:02.123 +01:00 [WRN] odd", Severity.WARN, "", "odd"),
                of(TIME_LEVEL, "2024-03-01T10:15:02.123Z error: it failed: x", Severity.ERROR, "", "it failed: x"),
                of(TIME_LEVEL, "2024-03-01T10:15:02.123Z [warn]: odd", Severity.WARN, "", "odd"),
                info(TIME_LEVEL, "1709281234.123 INFO it works", "", "it works"),
                info(TIME_LEVEL, "2024-03-01 10:15:02 [worker 3] INFO it works", "", "it works"),
                info(TIME_LEVEL, "INFO 2024-03-01 10:15:02,123 it works", "", "it works"),
                of(TIME_LEVEL, "2024-03-01 10:15 ERROR it failed", Severity.ERROR, "", "it failed"),
                of(TIME, "2024-03-01T10:15:02Z it works", Severity.UNKNOWN, "", "it works"),
                of(TIME, "[2024-03-01 10:15:02] [kim] joined", Severity.UNKNOWN, "", "[kim] joined"),
                of(TIME, "1709281234123 it works", Severity.UNKNOWN, "", "it works"),
                of(TIME, "Fri, 01 Mar 2024 10:15:02 GMT it works", Severity.UNKNOWN, "", "it works"),
                of(TIME, "2024/03/01 10:15:02.123456 it works", Severity.UNKNOWN, "", "it works"),
                info(
                        TIME,
                        "2024-03-01T10:15:02.123456789Z 2024-03-01 10:15:02.123  INFO 1 --- [main] c.e.Shop : it works",
                        "c.e.Shop",
                        "it works"),
                info(LEVEL, "INFO  User k.lee logged in", "", "User k.lee logged in"),
                of(LEVEL, "[ERROR] it failed: x", Severity.ERROR, "", "it failed: x"),
                info(
                        LEVEL,
                        "INFO:     10.0.0.1:99 - \"GET / HTTP/1.1\" 200 OK",
                        "",
                        "10.0.0.1:99 - \"GET / HTTP/1.1\" 200 OK"),
                of(LEVEL, "WARN - odd", Severity.WARN, "", "odd"));
    }

    private static Sample info(LineFormat format, String line, String source, String message) {
        return of(format, line, Severity.INFO, source, message);
    }

    private static Sample of(LineFormat format, String line, Severity severity, String source, String message) {
        return new Sample(format, line, severity, source, message);
    }
}
