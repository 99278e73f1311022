/** Texts, languages, and the forms that texts take when they are stored, compared or written out. */
package org.menkyo.shared.text;
