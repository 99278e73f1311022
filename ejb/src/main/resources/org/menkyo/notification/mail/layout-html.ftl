<#-- The layout of HTML. The templates use the same macros of layout-text.ftl. Styles stand on the elements, since many
     mail readers drop style sheets. -->
<#macro mail subject>
<#global mailSubject = subject>
<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="margin:0; padding:0; background:#eef1f5; color:#1f2933; font-family:'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', Helvetica, Arial, sans-serif;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px; background:#ffffff; border:1px solid #d5dbe3; border-radius:8px; text-align:left;">
<tr><td style="padding:16px 32px; border-bottom:3px solid #1d4f91; font-size:14px; font-weight:bold; color:#1d4f91;">${center}</td></tr>
<tr><td style="padding:24px 32px 12px; font-size:16px; line-height:1.6;">
<h1 style="margin:0 0 16px; font-size:22px; line-height:1.35; font-weight:bold;">${subject}</h1>
<#nested>
</td></tr>
<tr><td style="padding:16px 32px; border-top:1px solid #d5dbe3; font-size:13px; line-height:1.5; color:#52606d;">${automatic} ${support}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
</#macro>

<#macro p>
<p style="margin:0 0 16px;"><#nested></p><#rt>
</#macro>

<#macro heading>
<h2 style="margin:24px 0 8px; font-size:17px; line-height:1.4; font-weight:bold;"><#nested></h2><#rt>
</#macro>

<#macro action href label>
<p style="margin:24px 0 8px;"><a href="${href}" style="display:inline-block; padding:12px 24px; border-radius:6px; background:#1d4f91; color:#ffffff; font-weight:bold; text-decoration:none;">${label}</a></p>
<p style="margin:0 0 24px; font-size:13px; line-height:1.5; color:#52606d; word-break:break-all;">${href}</p>
</#macro>

<#macro list>
<ul style="margin:0 0 16px; padding-left:24px;">
<#nested>
</ul>
</#macro>

<#macro item>
<li style="margin:0 0 8px;"><#nested></li><#rt>
</#macro>

<#macro roles names>
<@list>
<#list names as name>
<@item>${name}</@item>
</#list>
</@list>
</#macro>

<#macro quote lines>
<blockquote style="margin:0 0 16px; padding:8px 16px; border-left:4px solid #d5dbe3; color:#3e4c59;"><#list lines as line>${line}<#sep><br></#sep></#list></blockquote>
</#macro>

<#macro link href><a href="${href}" style="color:#1d4f91; word-break:break-all;">${href}</a></#macro>

<#macro strong><strong><#nested></strong></#macro>

<#-- A masked key on one line: its groups are compared with one's own by eye. -->
<#macro key><span style="white-space:nowrap; font-family:Consolas, Menlo, monospace;"><#nested></span></#macro>
