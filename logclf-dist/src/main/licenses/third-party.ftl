<#-- What license-maven-plugin writes of each library: its name, where it comes from, its licences. -->
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.groupId}:${project.artifactId}:${project.version}
    ${(project.url)!"-"}
    <#list entry.getValue() as license>${license}<#if license_has_next>; or: </#if></#list>
</#list>
