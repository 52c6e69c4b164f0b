package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.whatsapp.HeaderShape.Year;

/// The one date order of a file, with how sure it is and why. Evidence in order of strength: dates
/// that cannot exist, dates in attachment names, the order of records, separators; then the habit
/// of the shape.
record DateOrderVerdict(DateOrder order, Certainty certainty, String proof) {

  static DateOrderVerdict reach(ShapeTally tally, Optional<DateOrder> given) {
    HeaderShape shape = tally.shape();
    if (shape.year() == Year.FIRST) {
      return new DateOrderVerdict(
          DateOrder.YMD, Certainty.PROVED, "line " + tally.firstLine() + ": year first");
    }
    boolean fits = !given.equals(Optional.of(DateOrder.YMD)) || shape.year() == Year.UNCERTAIN;
    if (given.isPresent() && fits) {
      return new DateOrderVerdict(given.get(), Certainty.GIVEN, "given by --date-order");
    }
    return decide(tally, candidates(shape, tally.padding()));
  }

  private static List<DateOrder> candidates(HeaderShape shape, Padding padding) {
    return canBeYearFirst(shape, padding)
        ? List.of(DateOrder.DMY, DateOrder.MDY, DateOrder.YMD)
        : List.of(DateOrder.DMY, DateOrder.MDY);
  }

  /// The shapes in which CLDR prints a year of two digits first: `yy. M. d.` (ko), `yy/M/d` (eu,
  /// ne, sah) and `yy/MM/dd h:mm a` (ak).
  static boolean canBeYearFirst(HeaderShape shape, Padding padding) {
    if (shape.year() != Year.UNCERTAIN) {
      return false;
    }
    boolean bare = !padding.isPadded(1) && !padding.isPadded(2);
    boolean padded = !padding.isBare(0) && !padding.isBare(1) && !padding.isBare(2);
    return switch (shape.dateSeparator()) {
      case '.' -> shape.hasTrailingDot() && shape.isSpaced() && bare;
      case '/' -> bare || (padded && shape.hasPeriod() && !shape.hasComma());
      default -> false;
    };
  }

  /// A year of two digits can stand first in other shapes too: a phone can be set to another clock
  /// than its region's, and older phones printed other dates. Only the whole file can tell: every
  /// other order makes dates that do not exist or run back in time, and this one makes none.
  private static boolean onlyYearFirstFits(ShapeTally tally, List<DateOrder> candidates) {
    OrderEvidence evidence = tally.evidence();
    return tally.shape().year() == Year.UNCERTAIN
        && !candidates.contains(DateOrder.YMD)
        && evidence.misfits(DateOrder.YMD) == 0
        && candidates.stream().allMatch(order -> evidence.misfits(order) > 0);
  }

  private static DateOrderVerdict decide(ShapeTally tally, List<DateOrder> candidates) {
    OrderEvidence evidence = tally.evidence();
    if (onlyYearFirstFits(tally, candidates)) {
      return new DateOrderVerdict(
          DateOrder.YMD,
          Certainty.INFERRED,
          "line %d: only with the year first do all dates exist and none runs back in time"
              .formatted(firstMisfit(evidence, candidates)));
    }
    long fewest = candidates.stream().mapToLong(evidence::impossible).min().orElseThrow();
    var left = new ArrayList<>(candidates);
    left.removeIf(order -> evidence.impossible(order) > fewest);
    if (left.size() == 1) {
      return fewest == 0
          ? proved(evidence, left.getFirst(), candidates)
          : fewestImpossible(evidence, left.getFirst());
    }
    return soft(tally, left);
  }

  private static long firstMisfit(OrderEvidence evidence, List<DateOrder> orders) {
    return orders.stream()
        .flatMap(order -> Stream.of(evidence.firstImpossible(order), evidence.firstBackward(order)))
        .filter(line -> line > 0)
        .min(Long::compare)
        .orElseThrow();
  }

  private static DateOrderVerdict proved(
      OrderEvidence evidence, DateOrder order, List<DateOrder> candidates) {
    var reasons = new ArrayList<String>();
    for (DateOrder rival : candidates) {
      // That the year does not stand first needs no line of its own.
      if (rival != order && (order == DateOrder.YMD || rival != DateOrder.YMD)) {
        String reason =
            "line %d: day %d"
                .formatted(evidence.refutingLine(order, rival), evidence.refutingDay(order, rival));
        if (!reasons.contains(reason)) {
          reasons.add(reason);
        }
      }
    }
    return new DateOrderVerdict(order, Certainty.PROVED, String.join("; ", reasons));
  }

  private static DateOrderVerdict fewestImpossible(OrderEvidence evidence, DateOrder order) {
    return new DateOrderVerdict(
        order,
        Certainty.INFERRED,
        "line %d: no order makes a date of it; this order leaves the fewest such lines, %d of %d"
            .formatted(
                evidence.firstImpossible(order), evidence.impossible(order), evidence.records()));
  }

  private static DateOrderVerdict soft(ShapeTally tally, List<DateOrder> left) {
    OrderEvidence evidence = tally.evidence();
    Optional<DateOrder> byName = best(left, evidence::named);
    if (byName.isPresent()) {
      long line = evidence.firstNamed(byName.get());
      return new DateOrderVerdict(
          byName.get(), Certainty.INFERRED, "line " + line + ": date in the attachment's name");
    }
    Optional<DateOrder> byTime = best(left, order -> -evidence.backward(order));
    if (byTime.isPresent()) {
      long line = backwardElsewhere(evidence, left);
      return new DateOrderVerdict(
          byTime.get(), Certainty.INFERRED, "line " + line + ": other orders run back in time");
    }
    return byShape(tally, left);
  }

  private static long backwardElsewhere(OrderEvidence evidence, List<DateOrder> left) {
    return left.stream()
        .mapToLong(evidence::firstBackward)
        .filter(line -> line > 0)
        .min()
        .orElseThrow();
  }

  private static Optional<DateOrder> best(List<DateOrder> orders, ToLongFunction<DateOrder> score) {
    long most = orders.stream().mapToLong(score).max().orElseThrow();
    List<DateOrder> winners = orders.stream().filter(o -> score.applyAsLong(o) == most).toList();
    return winners.size() == 1 ? Optional.of(winners.getFirst()) : Optional.empty();
  }

  /// No locale of CLDR prints the month first with dots or dashes.
  private static DateOrderVerdict byShape(ShapeTally tally, List<DateOrder> left) {
    HeaderShape shape = tally.shape();
    char separator = shape.dateSeparator();
    boolean slashed = separator == '/' || separator == ' ';
    if (!slashed && left.contains(DateOrder.DMY) && !left.contains(DateOrder.YMD)) {
      return new DateOrderVerdict(
          DateOrder.DMY,
          Certainty.INFERRED,
          "line %d: no region prints the month first with '%c'"
              .formatted(tally.firstLine(), separator));
    }
    return new DateOrderVerdict(
        habit(tally, left),
        Certainty.ASSUMED,
        undecided(tally.evidence(), left.getFirst())
            + "; stamps printed like these mostly have this one");
  }

  private static String undecided(OrderEvidence evidence, DateOrder left) {
    long impossible = evidence.impossible(left);
    return impossible == 0
        ? "all %d dates fit two orders".formatted(evidence.records())
        : "two orders each leave %d of %d stamps without a date"
            .formatted(impossible, evidence.records());
  }

  private static DateOrder habit(ShapeTally tally, List<DateOrder> left) {
    HeaderShape shape = tally.shape();
    Padding padding = tally.padding();
    boolean american =
        shape.dateSeparator() == '/'
            && shape.year() == Year.UNCERTAIN
            && !padding.isPadded(0)
            && !padding.isPadded(1)
            && tally.hasUpperPeriods();
    if (american && left.contains(DateOrder.MDY)) {
      return DateOrder.MDY;
    }
    if (shape.dateSeparator() == '.' && left.contains(DateOrder.YMD)) {
      return DateOrder.YMD;
    }
    return left.contains(DateOrder.DMY) ? DateOrder.DMY : left.getFirst();
  }
}
