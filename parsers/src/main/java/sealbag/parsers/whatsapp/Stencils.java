package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stencils cut from the headers met so far, those that fit often first: `1/2/23, 9:05` and
/// `11/12/23, 10:05` take two.
final class Stencils {

  private static final int MOST = 16;

  private final List<Stencil> all = new ArrayList<>(MOST);

  /// Reads the header that the line opens with; false when no stencil fits.
  boolean read(byte[] line, int from, int to, Header into) {
    for (int i = 0; i < all.size(); i++) {
      Stencil stencil = all.get(i);
      if (stencil.fits(line, from, to)) {
        stencil.read(line, from, into);
        if (i > 0) {
          Collections.swap(all, i, i - 1);
        }
        return true;
      }
    }
    return false;
  }

  /// The stencil that the line fits and that fits the layout whatever its numbers are; null when
  /// there is none. Tries `likeliest` first.
  @Nullable Stencil find(byte[] line, int from, int to, Stencil likeliest) {
    if (likeliest.fits(line, from, to)) {
      return likeliest;
    }
    for (Stencil stencil : all) {
      if (stencil.fitsAll && stencil.fits(line, from, to)) {
        return stencil;
      }
    }
    return null;
  }

  void add(Header header, byte[] line, int from) {
    if (Stencil.canCut(header, line, from)) {
      if (all.size() == MOST) {
        all.removeLast();
      }
      all.add(Stencil.cut(header, line, from));
    }
  }
}
