// SPDX-License-Identifier: Apache-2.0

/// Generics at the end of Chinese names: 省, 江, 族 (Data/generics.tsv). Characters are in folded form.
public enum Generic {}
