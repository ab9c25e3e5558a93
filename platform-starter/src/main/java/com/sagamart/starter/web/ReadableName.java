package com.sagamart.starter.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.CodePointLength;

/// The name of something in the shop: 1 to 200 characters on one line, at least one of which can be
/// seen. Characters are counted as the database counts them. Spaces around it are the sender's
/// business and stay.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@CodePointLength(min = 1, max = ReadableName.MAX_LENGTH)
@Pattern(regexp = ReadableName.VISIBLE_ON_ONE_LINE)
public @interface ReadableName {

  int MAX_LENGTH = 200;

  /// Blanks and invisible marks, then something visible, then anything but control characters and
  /// breaks. Each part takes all it can and gives nothing back, so that no name takes long to
  /// check.
  String VISIBLE_ON_ONE_LINE =
      "[\\p{Zs}\\p{Cf}\\p{Cn}\\p{Co}]*+[^\\p{Z}\\p{C}][^\\p{Cc}\\p{Zl}\\p{Zp}]*+";

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
