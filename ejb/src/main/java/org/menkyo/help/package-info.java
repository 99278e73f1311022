/** Help: topics that can be searched, and how support is reached and when (LC-708). */
package org.menkyo.help;
