/** What all pages of the portal have in common: who visits, how a page is made and what it may load (LC-1201). */
package org.menkyo.shared.portal;
