package sealbag.parsers.whatsapp;

import java.util.Arrays;
import java.util.List;
import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.DateOrder;

/// What all headers of one shape say about the order of day, month and year. Counters only: a chat
/// may hold millions of records.
final class OrderEvidence {

  private static final int ORDERS = 3;

  private static final List<DateOrder> ALL = List.of(DateOrder.values());
  private static final List<Calendar> CALENDARS = List.of(Calendar.values());

  private long lastDate;
  private final int[] dates = new int[ORDERS];
  private final int[] lastCalendars = new int[ORDERS];
  private long records;
  private final long[] impossible = new long[ORDERS];
  private final long[] firstImpossible = new long[ORDERS];
  private final long[] backward = new long[ORDERS];
  private final long[] firstBackward = new long[ORDERS];
  private final long[] named = new long[ORDERS];
  private final long[] firstNamed = new long[ORDERS];
  private final long[] calendars = new long[ORDERS * CALENDARS.size()];
  private final int[] last = new int[ORDERS];
  private final long[] refuting = new long[ORDERS * ORDERS];
  private final int[] refutingDay = new int[ORDERS * ORDERS];

  /// Notes one header. `nameDate` is the date inside an attachment's name as `yyyymmdd`, or 0.
  void add(Header header, long line, int nameDate) {
    boolean newDate = records == 0 || header.dateKey != lastDate;
    records++;
    if (newDate) {
      lastDate = header.dateKey;
      for (DateOrder order : ALL) {
        dates[place(order)] = Stamps.date(header, order);
        lastCalendars[place(order)] = CALENDARS.indexOf(Stamps.calendar(header, order));
      }
    }
    for (int order = 0; order < ORDERS; order++) {
      note(order, dates[order], line, nameDate);
    }
    if (newDate) {
      for (DateOrder order : ALL) {
        refute(order, line, header);
      }
    }
  }

  /// Notes so many more headers with the date of the last one, none beside an attachment's date.
  void repeat(long times) {
    records += times;
    for (int order = 0; order < ORDERS; order++) {
      if (dates[order] == 0) {
        impossible[order] += times;
      } else {
        calendars[order * CALENDARS.size() + lastCalendars[order]] += times;
      }
    }
  }

  private void note(int order, int date, long line, int nameDate) {
    if (date == 0) {
      impossible[order]++;
      first(firstImpossible, order, line);
      return;
    }
    calendars[order * CALENDARS.size() + lastCalendars[order]]++;
    if (date == nameDate) {
      named[order]++;
      first(firstNamed, order, line);
    }
    // A day of grace: messages that arrive late are ordinary.
    if (date < last[order] && Stamps.day(date).plusDays(1).isBefore(Stamps.day(last[order]))) {
      backward[order]++;
      first(firstBackward, order, line);
    }
    last[order] = date;
  }

  private void refute(DateOrder possible, long line, Header header) {
    if (dates[place(possible)] == 0) {
      return;
    }
    for (int rival = 0; rival < ORDERS; rival++) {
      int at = place(possible) * ORDERS + rival;
      if (dates[rival] == 0 && refuting[at] == 0) {
        refuting[at] = line;
        refutingDay[at] = header.fields[Stamps.dayAt(header, possible)];
      }
    }
  }

  private static void first(long[] lines, int order, long line) {
    if (lines[order] == 0) {
      lines[order] = line;
    }
  }

  private static int place(DateOrder order) {
    return switch (order) {
      case DMY -> 0;
      case MDY -> 1;
      case YMD -> 2;
    };
  }

  /// Adds what another set of headers says.
  void add(OrderEvidence other) {
    records += other.records;
    Arrays.setAll(impossible, i -> impossible[i] + other.impossible[i]);
    Arrays.setAll(calendars, i -> calendars[i] + other.calendars[i]);
    Arrays.setAll(backward, i -> backward[i] + other.backward[i]);
    Arrays.setAll(named, i -> named[i] + other.named[i]);
    earlier(firstImpossible, other.firstImpossible);
    earlier(firstBackward, other.firstBackward);
    earlier(firstNamed, other.firstNamed);
    for (int i = 0; i < refuting.length; i++) {
      if (other.refuting[i] != 0 && (refuting[i] == 0 || other.refuting[i] < refuting[i])) {
        refuting[i] = other.refuting[i];
        refutingDay[i] = other.refutingDay[i];
      }
    }
  }

  private static void earlier(long[] lines, long[] others) {
    for (int i = 0; i < lines.length; i++) {
      boolean earlier = others[i] != 0 && (lines[i] == 0 || others[i] < lines[i]);
      lines[i] = earlier ? others[i] : lines[i];
    }
  }

  long records() {
    return records;
  }

  /// Number of dates that cannot exist under this order.
  long impossible(DateOrder order) {
    return impossible[place(order)];
  }

  long firstImpossible(DateOrder order) {
    return firstImpossible[place(order)];
  }

  /// How often time runs back by more than a day under this order.
  long backward(DateOrder order) {
    return backward[place(order)];
  }

  long firstBackward(DateOrder order) {
    return firstBackward[place(order)];
  }

  /// Number of dates that cannot exist or run back under this order.
  long misfits(DateOrder order) {
    return impossible(order) + backward(order);
  }

  /// Number of attachment names that carry the same date as their stamp under this order.
  long named(DateOrder order) {
    return named[place(order)];
  }

  long firstNamed(DateOrder order) {
    return firstNamed[place(order)];
  }

  /// The calendar of most dates under this order.
  Calendar calendar(DateOrder order) {
    int from = place(order) * CALENDARS.size();
    int most = 0;
    for (int i = 1; i < CALENDARS.size(); i++) {
      most = calendars[from + i] > calendars[from + most] ? i : most;
    }
    return CALENDARS.get(most);
  }

  /// The first line that is a date under `order` and none under `rival`; 0 when there is none.
  long refutingLine(DateOrder order, DateOrder rival) {
    return refuting[place(order) * ORDERS + place(rival)];
  }

  /// The day on [#refutingLine].
  int refutingDay(DateOrder order, DateOrder rival) {
    return refutingDay[place(order) * ORDERS + place(rival)];
  }
}
