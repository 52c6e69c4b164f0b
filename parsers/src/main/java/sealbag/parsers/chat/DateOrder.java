package sealbag.parsers.chat;

/// In which order a stamp prints day, month and year.
public enum DateOrder {
  DMY,
  MDY,
  YMD
}
