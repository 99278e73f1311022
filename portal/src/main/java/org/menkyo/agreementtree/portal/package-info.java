/** The tree of agreements as pages (LC-503). */
package org.menkyo.agreementtree.portal;
