/**
 * What stands before the message in a line of a log: time, severity, thread, logger, host, program.
 *
 * <p>In goes a line of text, out comes a {@link io.logclf.io.prefix.ParsedLine}. {@link io.logclf.io.prefix.LineFormat} is the table of
 * formats, written in a small pattern language of building blocks ({@link io.logclf.io.prefix.LinePattern}).
 * {@link io.logclf.io.prefix.LineParser} reads lines in one format, and those that are not of it in the others;
 * {@link io.logclf.io.prefix.LineParser#detect} finds the format from some lines. {@link io.logclf.io.prefix.Continuations} tells which
 * lines belong to the line before. Everything is linear in the length of a line.
 *
 * <p>These are the formats, each with a line and what is taken from it: severity, source and message. The time is taken as well, as it stands
 * in the line, unless there is none.
 *
 * <pre>{@code
 * spring-boot
 *   2024-05-01T10:15:02.123+02:00  INFO 4711 --- [shop] [main] c.e.Shop : it works
 *       INFO, "c.e.Shop", "it works"
 * compose
 *   web-1  | ERROR: payment failed
 *       ERROR, "web-1", "payment failed"; no time
 * cri
 *   2024-05-01T10:15:02.123Z stderr F ERROR: payment failed
 *       ERROR, "", "payment failed"
 * syslog-5424
 *   <165>1 2024-05-01T10:15:02Z web1 shop 4711 ID47 - it works
 *       INFO, "shop", "it works"
 * cef
 *   CEF:0|Acme|Firewall|2.1|100|Connection denied|7|src=10.0.0.1
 *       ERROR, "Firewall", "Connection denied"; no time
 * leef
 *   LEEF:1.0|Acme|Firewall|2.1|DENY|src=10.0.0.1
 *       UNKNOWN, "Firewall", "DENY src=10.0.0.1"; no time
 * haproxy
 *   10.0.0.7:51212 [01/May/2024:10:15:02.123] web shop/s1 0/0/1/2/3 503 212 - - ---- 1/1/0/0/0 0/0 "GET / HTTP/1.1"
 *       ERROR, "web", "GET / HTTP/1.1"
 * syslog
 *   <34>Oct 11 22:14:15 web1 su[230]: authentication failure
 *       FATAL, "su", "authentication failure"
 * postgresql
 *   2024-05-01 10:15:02.123 UTC [4711] shop@orders ERROR:  relation does not exist
 *       ERROR, "", "relation does not exist"
 * mysql
 *   2024-05-01T10:15:02.123456Z 0 [Warning] [MY-010068] [Server] CA certificate is self signed.
 *       WARN, "Server", "CA certificate is self signed."
 * redis
 *   4711:M 01 May 2024 10:15:02.123 # Server initialized
 *       WARN, "", "Server initialized"
 * mongodb
 *   2019-05-01T10:15:02.123+0000 I NETWORK [conn12] end connection
 *       INFO, "NETWORK", "end connection"
 * nginx-error
 *   2024/05/01 10:15:02 [error] 4711#0: *1 open() failed
 *       ERROR, "", "open() failed"
 * apache-error
 *   [Wed May 01 10:15:02.123456 2024] [core:error] [pid 4711:tid 12] [client 10.0.0.7:51212] File does not exist
 *       ERROR, "core", "File does not exist"
 * access
 *   10.0.0.7 - - [01/May/2024:10:15:02 +0200] "GET /cart HTTP/1.1" 500 1234
 *       ERROR, "", "GET /cart HTTP/1.1"
 * dmesg
 *   [   12.345678] eth0: link up
 *       UNKNOWN, "", "eth0: link up"; no time
 * auditd
 *   type=SYSCALL msg=audit(1714551302.123:42): arch=c000003e
 *       UNKNOWN, "", "SYSCALL arch=c000003e"; no time
 * klog
 *   W0501 10:15:02.123456    4711 controller.go:42] sync failed
 *       WARN, "", "sync failed"
 * ruby
 *   E, [2024-05-01T10:15:02.123456 #4711] ERROR -- shop: payment failed
 *       ERROR, "", "payment failed"
 * jul
 *   May 01, 2024 10:15:02 AM com.acme.Shop pay
 *   WARNING: payment failed
 *       WARN, "com.acme.Shop", "payment failed"
 * dotnet
 *   fail: Acme.Shop.Payment[0]
 *         payment failed
 *       ERROR, "Acme.Shop.Payment", "payment failed"; no time
 * python
 *   2024-05-01 10:15:02,123 - shop.cart - ERROR - payment failed
 *       ERROR, "shop.cart", "payment failed"
 * php
 *   [2024-05-01T10:15:02.123456+02:00] app.ERROR: payment failed
 *       ERROR, "app", "payment failed"
 * node
 *   [10:15:02.123] ERROR (shop/4711): payment failed
 *       ERROR, "shop", "payment failed"
 * logback
 *   10:15:02.123 [main] INFO  c.e.Shop - it works
 *       INFO, "c.e.Shop", "it works"
 * zap
 *   2024-05-01T10:15:02.123+0200 ERROR shop/cart.go:42 payment failed
 *       ERROR, "", "payment failed"
 * bars
 *   2024-05-01 10:15:02.1234|42|ERROR|Acme.Shop|payment failed
 *       ERROR, "Acme.Shop", "payment failed"
 * logfmt
 *   time=2024-05-01T10:15:02Z level=error component=cart msg="payment failed"
 *       ERROR, "cart", "payment failed"
 * time-level
 *   [2024-05-01 10:15:02] [ERROR] payment failed
 *       ERROR, "", "payment failed"
 * time
 *   2024-05-01 10:15:02 payment failed
 *       UNKNOWN, "", "payment failed"
 * level
 *   ERROR: payment failed
 *       ERROR, "", "payment failed"; no time
 * winston
 *   error: payment failed
 *       ERROR, "", "payment failed"; no time
 * }</pre>
 *
 * <p>Begin with {@link io.logclf.io.prefix.LineFormat}.
 */
@NullMarked
package io.logclf.io.prefix;

import org.jspecify.annotations.NullMarked;
