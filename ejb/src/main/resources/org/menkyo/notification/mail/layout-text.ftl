<#-- The layout of plain text. The templates use the same macros of layout-html.ftl. Where a macro stands around text, the
     template's line goes on behind it and ends the line. -->
<#function onOneLine content>
  <#return content?replace("\\s+", " ", "r")?trim>
</#function>

<#macro mail subject>
<#global mailSubject = subject>
<#nested>
--
${center}
${automatic} ${support}
</#macro>

<#macro p>
<#local content><#nested></#local>
${onOneLine(content)}
</#macro>

<#macro heading>
<#local content><#nested></#local>
${onOneLine(content)}<#rt>
</#macro>

<#macro action href label>
${label}:
${href}

</#macro>

<#macro list>
<#nested>

</#macro>

<#macro item>
<#local content><#nested></#local>
- ${onOneLine(content)}<#rt>
</#macro>

<#macro roles names>
<#list names as name>
- ${name}
</#list>

</#macro>

<#macro quote lines>
<#list lines as line>
> ${line}
</#list>

</#macro>

<#macro strong><#nested></#macro>

<#macro key><#nested></#macro>

<#macro link href>${href}</#macro>
