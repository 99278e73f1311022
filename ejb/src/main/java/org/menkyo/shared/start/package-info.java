/** What is checked before the application starts, and keeps it from starting. */
package org.menkyo.shared.start;
