/** The benefits of Software Assurance: what licenses entitle to, and whom its units went to (LC-705). */
package org.menkyo.benefit;
