/**
 * Spring Boot's auto-configuration of logclf: a {@link io.logclf.api.ClassificationPipeline} as a bean, with what {@code logclf.*} properties
 * say, metrics, health and info. Begin with {@link io.logclf.spring.LogclfProperties}.
 *
 * <p>No reference in this package is null unless it says so.
 */
@NullMarked
package io.logclf.spring;

import org.jspecify.annotations.NullMarked;
