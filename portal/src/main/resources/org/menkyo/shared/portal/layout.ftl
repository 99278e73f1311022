<#-- What all pages share, and the parts that they are made of. -->
<#macro layout title script="">
<!DOCTYPE html>
<html lang="${.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${t("center")}</title>
<link rel="icon" type="image/svg+xml" href="${icon}">
<link rel="stylesheet" href="${style}">
<#if script?has_content><script type="module" src="${script}"></script>
</#if></head>
<body>
<a class="skip" href="#main">${t("skip")}</a>
<header class="bar">
<div class="wide">
<a class="brand" href="/">${t("center")}</a>
<div class="tools">
<#if visitor??>
<#if (possibleAnywhere.READ_PROFILE)!false><a href="/preferences" class="visitor">${visitor}</a><#else><span class="visitor">${visitor}</span></#if>
<form method="post" action="/sign-out"><@token/><button class="plain" type="submit">${t("signOut")}</button></form>
<#elseif page != "sign-in">
<a href="/sign-in">${t("signIn")}</a>
</#if>
<form method="post" action="/language">
<@token/>
<input type="hidden" name="next" value="${address}">
<#if .locale == "ja">
<button class="plain" type="submit" name="language" value="en" lang="en">English</button>
<#else>
<button class="plain" type="submit" name="language" value="ja" lang="ja">日本語</button>
</#if>
</form>
</div>
</div>
<#if menu??>
<nav class="wide" aria-label="${t("nav")}">
<ul>
<#list menu as section><li><a href="${section.entries[0].path}"<#if section.current> aria-current="true"</#if>>${t(section.textKey)}</a></li></#list>
</ul>
</nav>
</#if>
</header>
<#list menu![] as section>
<#if section.current>
<nav class="section" aria-label="${t(section.textKey)}">
<ul class="wide">
<#list section.entries as entry><li><a href="${entry.path}"<#if entry.current> aria-current="page"</#if>>${t(entry.textKey)}</a></li></#list>
<#if helpSection??><li class="help"><a href="/help?section=${helpSection}">${t("help.page")}</a></li></#if>
</ul>
</nav>
</#if>
</#list>
<main id="main" tabindex="-1" class="wide">
<h1>${title}</h1>
<#if quarantined!false><p class="failure">${t("quarantine.banner")} <a href="/quarantine">${t("quarantine.banner.link")}</a></p></#if>
<#if notice??><p class="notice" role="status">${notice}</p></#if>
<#nested>
</main>
<footer class="wide"><p>${t("footer", support)}</p></footer>
</body>
</html>
</#macro>

<#-- That a form is ours; strangers have none. -->
<#macro token>
<#if formToken??><input type="hidden" name="formToken" value="${formToken}"></#if>
</#macro>

<#-- Why a form was refused, before its fields. -->
<#macro refusal>
<#if failureText??>
<div class="failure" role="alert">
<p>${failureText}</p>
<#if wrong?has_content>
<ul>
<#list wrong as name, text><li><a href="#field-${place(name)}">${(labels!{})[name]!label(name)}</a>: ${text}</li></#list>
</ul>
</#if>
<#if places?has_content>
<ul>
<#list places as problem><li><strong>${problem.place}</strong>: ${problem.text}</li></#list>
</ul>
</#if>
</div>
</#if>
</#macro>

<#-- Where a field stands on the page: its name without what means something in addresses. -->
<#function place name><#return name?replace("[^A-Za-z0-9-]+", "-", "r")></#function>

<#-- What is no date or time cannot stand in a field for them. -->
<#assign patterns = {"date": r"\d{4}-\d{2}-\d{2}", "datetime-local": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"}>

<#-- A second form of a page gives its fields an id of their own. -->
<#macro field name value="" type="text" required=false hint="" autocomplete="off" list=[] id=place(name)>
<div class="field">
<label for="field-${id}">${(labels!{})[name]!label(name)}</label>
<#local shown = (patterns[type]?? && !value?matches(patterns[type]))?then("", value)>
<#local described = []>
<#if hint?has_content><#local described += ["hint-" + id]></#if>
<#if (wrong!{})[name]??><#local described += ["wrong-" + id]></#if>
<#if hint?has_content><p class="hint" id="hint-${id}">${hint}</p></#if>
<#if list?has_content>
<select id="field-${id}" name="${name}"<#if described?has_content> aria-describedby="${described?join(" ")}"</#if>>
<#list list as option><option value="${option.value}"<#if option.value == value> selected</#if>>${option.text}</option></#list>
</select>
<#else>
<input id="field-${id}" name="${name}" type="${type}" value="${shown}" autocomplete="${autocomplete}"<#if required> required</#if><#if described?has_content> aria-describedby="${described?join(" ")}"</#if><#if (wrong!{})[name]??> aria-invalid="true"</#if>>
</#if>
<#if (wrong!{})[name]??><p class="wrong" id="wrong-${id}">${wrong[name]}</p></#if>
</div>
</#macro>

<#-- A file to bring along; its form says enctype="multipart/form-data". -->
<#macro file name accept hint required=true>
<#local isWrong = (wrong!{})[name]??>
<div class="field">
<label for="field-${name}">${label(name)}</label>
<p class="hint" id="hint-${name}">${hint}</p>
<input id="field-${name}" name="${name}" type="file"<#if accept?has_content> accept="${accept}"</#if><#if required> required</#if> aria-describedby="hint-${name}<#if isWrong> wrong-${name}</#if>"<#if isWrong> aria-invalid="true"</#if>>
<#if isWrong><p class="wrong" id="wrong-${name}">${wrong[name]}</p></#if>
</div>
</#macro>

<#-- Of several with a name, a refusal belongs to the one whose id is that. -->
<#macro text name value="" hint="" id=name>
<div class="field">
<label for="field-${id}">${(labels!{})[name]!label(name)}</label>
<#if hint?has_content><p class="hint" id="hint-${id}">${hint}</p></#if>
<textarea id="field-${id}" name="${name}" rows="4"<#if hint?has_content> aria-describedby="hint-${id}"</#if>>${value}</textarea>
<#if (wrong!{})[id]??><p class="wrong" id="wrong-${id}">${wrong[id]}</p></#if>
</div>
</#macro>

<#-- Roles to choose from; what Add Open License gives is not asked for. -->
<#macro boxes name prefix words chosen=[]>
<fieldset id="field-${name}"><legend>${label(name)}</legend>
<#list words as word><#if word.name() != "OPEN_LICENSE_CONTACT"><label class="box"><input type="checkbox" name="${name}" value="${word.name()}"<#if chosen?seq_contains(word.name())> checked</#if>> ${t(prefix + word.name())}</label></#if></#list>
<#if (wrong!{})[name]??><p class="wrong" id="wrong-${name}">${wrong[name]}</p></#if>
</fieldset>
</#macro>

<#-- What takes something away asks first. -->
<#macro asked action label about question email="" open=false>
<details<#if open> open</#if>><summary>${label}<span class="unseen"> ${about}</span></summary>
<form method="post" action="${action}"><@token/><#if email?has_content><input type="hidden" name="email" value="${email}"></#if>
<p>${question}</p><#nested><button type="submit">${label}<span class="unseen"> ${about}</span></button></form>
</details>
</#macro>

<#-- The choices of a field from the words of the program; the first asks for nothing. -->
<#function choices prefix words any="">
<#local all = []>
<#if any?has_content><#local all += [{"value": "", "text": any}]></#if>
<#list words as word><#local all += [{"value": word?string, "text": t(prefix + word)}]></#list>
<#return all>
</#function>

<#-- Why support does something, and the support case that it does it for. -->
<#macro work>
<@text name="reason" value=reason!"" hint=t("work.reason")/>
<@field name="caseId" value=caseId!"" hint=t("work.case")/>
</#macro>

<#macro filter action>
<form class="filter" method="get" action="${action}" role="search" aria-label="${t("filter")}">
<#nested>
<div class="buttons"><button type="submit">${t("filter.apply")}</button> <a href="${action}">${t("filter.clear")}</a></div>
</form>
</#macro>

<#-- A list as a table, or what to do where it is empty. -->
<#macro table caption columns list empty>
<#if list.items?has_content>
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr><#list columns as column><th scope="col"<#if column.number!false> class="number"</#if>>${column.text}</th></#list></tr></thead>
<tbody>
<#nested>
</tbody>
</table>
</div>
<#else>
<div class="empty"><p>${empty}</p></div>
</#if>
</#macro>

<#macro cell label number=false><td data-label="${label}"<#if number> class="number"</#if>><div><#nested></div></td></#macro>

<#macro pager action list query="">
<#if list.next?? || address?contains("cursor=")>
<nav class="pager" aria-label="${t("pager")}">
<#if address?contains("cursor=")><a href="${action}<#if query?has_content>?${query}</#if>">${t("pager.first")}</a></#if>
<#if list.next??><a rel="next" href="${action}?<#if query?has_content>${query}&amp;</#if>cursor=${list.next?url}">${t("pager.next")}</a></#if>
</nav>
</#if>
</#macro>

<#-- How much of a product key is used. -->
<#macro used key>
<#if (key.permitted > 0)><meter min="0" max="${key.permitted?c}" value="${key.used?c}" aria-label="${t("key.used")} ${key.maskedKey}"></meter> ${t("key.usedOf", count(key.used), count(key.permitted))}<#if (key.returned > 0)><br><span class="hint">${t("key.returned", count(key.returned))}</span></#if><#else>–</#if></#macro>

<#-- Whether it is the visitor who asked a second person. -->
<#function isOwn approval><#return approval.askedBy?lower_case == visitor?lower_case></#function>

<#-- What a second person is asked, and where it stands. -->
<#macro question approval columns>
<@cell columns[1].text>${approval.askedBy}<br><span class="hint">${moment(approval.askedAt)}</span><p class="typed">${approval.reason}</p></@cell>
<@cell columns[2].text><span class="tag">${t("approvalState." + approval.state.name())}</span><br><span class="hint">${t("until", moment(approval.expiresAt))}<#if approval.decidedBy??> · ${approval.decidedBy}</#if></span></@cell>
</#macro>

<#-- What the second person answers; who asked waits. -->
<#macro answer action approval>
<#if isOwn(approval)>${t("approvals.wait")}<#else>
<form method="post" action="${action}"><@token/>
<div class="buttons"><button class="second" type="submit" name="approve" value="true">${t("approvals.approve")}<span class="unseen"> ${approval.askedBy}</span></button>
<button class="second" type="submit" name="approve" value="false">${t("decision.deny")}<span class="unseen"> ${approval.askedBy}</span></button></div></form>
</#if>
</#macro>
