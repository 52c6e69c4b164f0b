package sealbag.parsers.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// The parts of a file that entries claim: which claim the same bytes, and what none claims. Sorted
/// once, so that many claims cost little more than few.
final class Spans {
  private final List<Span> spans = new ArrayList<>();

  private record Span(int index, long start, long end) {}

  /// A part of the file: from its first byte to behind its last.
  record Gap(long start, long end) {}

  /// @param index what claims it, counted from 0
  void add(int index, long start, long end) {
    spans.add(new Span(index, start, end));
  }

  /// Who claims bytes that somebody else claims too.
  BitSet overlapping() {
    var overlapping = new BitSet();
    Span widest = new Span(-1, 0, 0);
    for (Span span : sorted()) {
      if (span.start() < widest.end()) {
        overlapping.set(span.index());
        overlapping.set(widest.index());
      }
      widest = span.end() > widest.end() ? span : widest;
    }
    return overlapping;
  }

  /// What nobody claims before `end`, in the order of the file.
  List<Gap> gaps(long end) {
    var gaps = new ArrayList<Gap>();
    long at = 0;
    for (Span span : sorted()) {
      if (Math.min(span.start(), end) > at) {
        gaps.add(new Gap(at, Math.min(span.start(), end)));
      }
      at = Math.max(at, span.end());
    }
    if (at < end) {
      gaps.add(new Gap(at, end));
    }
    return gaps;
  }

  private List<Span> sorted() {
    return spans.stream()
        .sorted(Comparator.comparingLong(Span::start).thenComparingInt(Span::index))
        .toList();
  }
}
